-- A copy of what jobs-service keeps, of the schedules that agents follow: their configuration must not wait for another service.
CREATE TABLE schedule (
    id              TEXT    PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    host_id         TEXT    NOT NULL REFERENCES host (id) ON DELETE CASCADE,
    revision        INTEGER NOT NULL,
    -- The configuration that it has been part of as it is, from this one on; a pause begins it anew.
    config_revision INTEGER NOT NULL CHECK (config_revision >= 1),
    body            TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE INDEX schedule_of_host ON schedule (host_id, id);

-- Hosts whose copy may be old. Counts how often that was said, so that what is said while one asks is not lost.
CREATE TABLE schedule_stale (
    host_id TEXT    PRIMARY KEY REFERENCES host (id) ON DELETE CASCADE,
    times   INTEGER NOT NULL DEFAULT 1
) STRICT;
