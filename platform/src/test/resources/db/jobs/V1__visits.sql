CREATE TABLE visit (
    id   TEXT PRIMARY KEY,
    host TEXT NOT NULL CHECK (host <> ''),
    at   INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT;
