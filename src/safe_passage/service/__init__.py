"""One function per deed, with no input or output of its own."""
