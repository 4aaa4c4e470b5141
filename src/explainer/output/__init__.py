"""Fronts that write to a stream."""
