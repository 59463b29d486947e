"""Bytes become proofs; knows nothing humanitarian."""
