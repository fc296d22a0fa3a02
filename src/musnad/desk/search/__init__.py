"""Words found in the articles of a library, however they are spelled."""
