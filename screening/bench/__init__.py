"""How fast is the tool, and what does it cost: benchmarks, run as commands."""
