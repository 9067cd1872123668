"""What `position` is made of."""
