"""One manifest and one parser a list; a new list edits no file that is already here."""
