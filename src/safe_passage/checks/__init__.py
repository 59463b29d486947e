"""One question a module; a check observes, people judge."""
