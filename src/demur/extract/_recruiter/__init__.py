"""What `recruiter` is made of."""
