"""Paper: report values to PDF, and PDF to pictures."""
