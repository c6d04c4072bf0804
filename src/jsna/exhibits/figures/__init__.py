"""The figures of the chapter, one module each."""
