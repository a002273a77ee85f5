"""The screens: one for each step of the road, and those around it."""
