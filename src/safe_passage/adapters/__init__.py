"""The outside world: databases, files, keys."""
