"""What reads the store: rows, records and reports."""
