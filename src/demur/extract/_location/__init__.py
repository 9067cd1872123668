"""What `location` is made of."""
