"""Mends files that YAML's parser refuses, in memory, so that the rest of the story can be checked as well.

A right file needs none of this package, unless it has a tab, a # that touches a word, or a look-alike where the form of
a line counts.
"""
