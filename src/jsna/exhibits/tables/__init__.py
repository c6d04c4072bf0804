"""The tables of the chapter, one module each."""
