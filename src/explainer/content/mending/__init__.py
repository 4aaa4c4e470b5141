"""Files that YAML's parser stumbles over: mended in memory, so that the rest of the story can be checked as well.

A right file needs nothing of it, unless it has a tab, or a sign where it looks like one that counts.
"""
