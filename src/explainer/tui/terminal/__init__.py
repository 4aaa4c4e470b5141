"""The terminal below the screen: its driver, its signals, the first page before Textual, and what may reach it."""
