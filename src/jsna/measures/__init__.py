"""What is computed: frames in, rows of the one long results table out. No files, no drawing."""
