-- What a host does by itself. The body is the schedule as it crosses the wire; the columns are what is asked by.
CREATE TABLE schedule (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    host_id    TEXT    NOT NULL REFERENCES host (id),
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind       TEXT    NOT NULL CHECK (kind IN ('backup', 'forget', 'prune', 'check')),
    enabled    INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    body       TEXT    NOT NULL CHECK (json_valid(body)),
    revision   INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

-- A name may be used again once what bore it is gone: what ran under it keeps the removed row.
CREATE UNIQUE INDEX schedule_name ON schedule (host_id, name COLLATE NOCASE) WHERE removed_at IS NULL;
