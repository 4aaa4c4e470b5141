"""Files that YAML's parser stumbles over: mended in memory, so that the rest of the story can be checked as well.

A right file needs none of it, unless it has a tab, a # that touches a word, or a look-alike where the form of a line
counts.
"""
