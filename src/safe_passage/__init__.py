"""Safe Passage: what was agreed, who was told, does this plan fit, did it hold; provably."""
