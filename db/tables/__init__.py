"""The tables an analyst can query; `current_entry` and `current_name` are views on them."""
