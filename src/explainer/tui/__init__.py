"""The front that is a screen; the only package that imports Textual."""
