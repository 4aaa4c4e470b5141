"""Explainer: one news story in a few panels of key figures, each with its evidence."""

__version__ = "0.2.0"
FORMAT = 2
"""The version of the file's format."""
