"""Independent finders over a document; none imports another."""
