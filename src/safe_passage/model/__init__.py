"""The nouns: immutable values, no input or output."""
