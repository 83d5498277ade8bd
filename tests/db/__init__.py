"""What we keep, tested on a real SQLite file and a real PostgreSQL."""
