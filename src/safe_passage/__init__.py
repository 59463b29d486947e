"""Safe Passage: what was agreed, who was told, does this plan fit, did it hold; provably."""

__version__ = "0.1.0"
