"""What publishers say: fetching, reading and checking lists."""
