"""Ways into a calendar."""
