"""Reads exports of survey tools, in six dialects, into the tables of ``review.survey``."""
