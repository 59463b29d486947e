"""How do the model's values become bytes and text, and come back exactly as they were?"""
