"""From the model to words, pictures and lines; nothing here knows a file format or a screen."""
