"""The words by which the rules recognize things: what to extend, when people say it in another way.

What recognizes something good is wide, for a gap there is a false alarm. What accuses somebody is narrow.
"""
