"""Model values become documents that leave the house."""
