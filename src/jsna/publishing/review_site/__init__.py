"""The review site: static pages on which a reviewer sees what was run, found and changed."""

from jsna.publishing.review_site.site import FOLDER, Site, write_review_site

__all__ = ["FOLDER", "Site", "write_review_site"]
