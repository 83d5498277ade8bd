"""What changed on the lists, when, and who is who."""
