"""The frozen releases of a review, and who signed them off."""
