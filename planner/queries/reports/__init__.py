"""What goes onto paper, built out of the store."""
