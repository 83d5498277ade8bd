"""What an officer asks."""
