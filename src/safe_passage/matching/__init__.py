"""Where things lie against each other, and when: the plain reference and its fast twins."""
