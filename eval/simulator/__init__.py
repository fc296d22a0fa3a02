"""Worlds of agencies, outlets and sources in which stories travel, with the true genealogy."""
