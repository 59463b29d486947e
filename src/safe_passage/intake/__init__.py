"""Outside words become drafts; a person makes them facts."""
