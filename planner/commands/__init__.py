"""What changes the store: one function, one use case."""
