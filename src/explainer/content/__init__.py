"""From bytes to a checked story, with every problem at its place."""
