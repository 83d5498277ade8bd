"""What we keep, and the words everybody shares."""
