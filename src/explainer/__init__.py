"""Explainer: one news story in a few panels of key figures, each with its evidence."""

__version__ = "0.1.0"
