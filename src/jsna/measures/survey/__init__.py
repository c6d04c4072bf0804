"""Survey estimates: answers counted, made safe, and only then turned into shares and ranks."""
