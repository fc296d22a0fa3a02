"""What people enter at the desk, kept in one SQLite file in the library's folder."""
