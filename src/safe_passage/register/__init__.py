"""Decoded entries become the state as of any time."""
