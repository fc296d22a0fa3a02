"""Many articles: reading what people have."""
