"""The cleaning log: what people decided to change, replayed on what was received, and audited."""
