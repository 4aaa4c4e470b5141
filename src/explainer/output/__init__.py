"""Output to streams and files: text, Markdown, HTML, JSON and CSV."""
