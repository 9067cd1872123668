"""What `company` is made of."""
