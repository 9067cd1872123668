"""What becomes of approved letters when everything that can fail does."""
