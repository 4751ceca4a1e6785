"""What is typed to get somewhere: the command palette and the search over everything."""
