-- What may delete in a host's repository. An absent address or password is the everyday one.
CREATE TABLE maintenance_credential (
    id                  TEXT    PRIMARY KEY CHECK (length(id) = 26),
    host_id             TEXT    NOT NULL UNIQUE REFERENCES host (id) ON DELETE CASCADE,
    url                 TEXT    CHECK (length(url) BETWEEN 1 AND 2048),
    username            TEXT    CHECK (length(username) BETWEEN 1 AND 128 AND instr(username, '/') = 0),
    server_password     TEXT,
    password            TEXT,
    -- 1: only the maintenance host gets it, and nobody once that one was removed; never the host itself.
    elsewhere           INTEGER NOT NULL CHECK (elsewhere IN (0, 1)),
    maintenance_host_id TEXT    REFERENCES host (id) ON DELETE SET NULL,
    updated_at          INTEGER NOT NULL,
    CHECK ((username IS NULL) = (server_password IS NULL)),
    CHECK (elsewhere = 1 OR maintenance_host_id IS NULL),
    CHECK (maintenance_host_id IS NULL OR maintenance_host_id <> host_id)
) STRICT;

CREATE INDEX maintenance_host ON maintenance_credential (maintenance_host_id);
