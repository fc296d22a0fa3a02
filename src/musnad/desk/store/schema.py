"""The tables of the desk's file; what people enter is only ever added to."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text

__all__ = [
    "FORMAT",
    "METADATA",
    "accounts",
    "corrections",
    "jobs",
    "sessions",
    "settings",
    "unions",
]

FORMAT = 1
"""Version of the tables; a file of another one is neither read nor written."""

METADATA = MetaData()

corrections = Table(
    "corrections",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("who", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("article", String, nullable=False, index=True),
    Column("act", String, nullable=False),
    Column("field", String),
    Column("target", Text),
    Column("old", Text),
    Column("new", Text),
    Column("reason", Text, nullable=False),
    Column("of", Integer),
    sqlite_autoincrement=True,
)

unions = Table(
    "unions",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("who", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("act", String, nullable=False),
    Column("name", String, nullable=False),
    Column("into", String),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)

accounts = Table(
    "accounts",
    METADATA,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("secret", String, nullable=False),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("token", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("once", Integer, nullable=False),
    Column("ends", Float, nullable=False),
)

settings = Table(
    "settings",
    METADATA,
    Column("who", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

jobs = Table(
    "jobs",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("given", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("share", Float, nullable=False),
    Column("message", Text, nullable=False),
    Column("process", Integer),
    Column("started", String, nullable=False),
    Column("ended", String),
    sqlite_autoincrement=True,
)
