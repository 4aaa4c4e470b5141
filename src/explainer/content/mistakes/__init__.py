"""What editors get wrong, how it is said, and how it is mended.

A right file needs none of this package: it is imported where something is wrong.
"""
