-- Times are UTC milliseconds, ids ULIDs, secrets sealed (AES-256-GCM, bound to their row and column),
-- tokens as SHA-256 in hex.

CREATE TABLE hub (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    -- Agents that meet another epoch know that the hub forgot something, and send what they kept again.
    epoch      TEXT    NOT NULL CHECK (length(epoch) = 32),
    created_at INTEGER NOT NULL
) STRICT;

INSERT INTO hub (id, epoch, created_at)
VALUES (1, lower(hex(randomblob(16))), CAST(unixepoch('subsec') * 1000 AS INTEGER));

CREATE TABLE host (
    id               TEXT    PRIMARY KEY CHECK (length(id) = 26),
    name             TEXT    NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 63),
    hostname         TEXT    NOT NULL,
    os               TEXT    NOT NULL,
    arch             TEXT    NOT NULL,
    tags             TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(tags) AND json_type(tags) = 'array'),
    paused           INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    presence         TEXT    NOT NULL DEFAULT 'unknown' CHECK (presence IN ('unknown', 'online', 'offline')),
    enrolled_at      INTEGER NOT NULL,
    last_seen_at     INTEGER,
    agent_version    TEXT,
    restic_version   TEXT,
    clock_skew_ms    INTEGER,
    outbox_depth     INTEGER NOT NULL DEFAULT 0 CHECK (outbox_depth >= 0),
    config_revision  INTEGER NOT NULL DEFAULT 1 CHECK (config_revision >= 1),
    applied_revision INTEGER NOT NULL DEFAULT 0 CHECK (applied_revision >= 0),
    -- Counts the events that told of this host.
    revision         INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    CHECK (presence <> 'online' OR last_seen_at IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX host_name ON host (name);
CREATE INDEX host_not_offline ON host (id) WHERE presence <> 'offline';

CREATE TABLE agent_token (
    id         TEXT    PRIMARY KEY CHECK (length(id) = 26),
    host_id    TEXT    NOT NULL REFERENCES host (id) ON DELETE CASCADE,
    hash       TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64),
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    -- The highest sequence number that is stored; what is not above it is a duplicate.
    last_seq   INTEGER NOT NULL DEFAULT 0 CHECK (last_seq >= 0)
) STRICT;

CREATE UNIQUE INDEX agent_token_in_force ON agent_token (host_id) WHERE revoked_at IS NULL;

CREATE TABLE repository (
    id              TEXT    PRIMARY KEY CHECK (length(id) = 26),
    host_id         TEXT    NOT NULL UNIQUE REFERENCES host (id) ON DELETE CASCADE,
    url             TEXT    NOT NULL CHECK (length(url) BETWEEN 1 AND 2048),
    username        TEXT    CHECK (length(username) BETWEEN 1 AND 128 AND instr(username, '/') = 0),
    password        TEXT    NOT NULL,
    server_password TEXT,
    updated_at      INTEGER NOT NULL,
    CHECK ((username IS NULL) = (server_password IS NULL))
) STRICT;

CREATE TABLE enrolment_token (
    id               TEXT    PRIMARY KEY CHECK (length(id) = 26),
    hash             TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64),
    name             TEXT    NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 63),
    tags             TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(tags) AND json_type(tags) = 'array'),
    repo_url         TEXT    NOT NULL,
    repo_username    TEXT,
    -- The secrets leave the row once the token is used or replaced.
    repo_password    TEXT,
    server_password  TEXT,
    replaces_host_id TEXT    REFERENCES host (id) ON DELETE CASCADE,
    minted_by        TEXT    NOT NULL,
    minted_at        INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    used_at          INTEGER,
    host_id          TEXT    REFERENCES host (id) ON DELETE CASCADE,
    agent_token_hash TEXT    CHECK (length(agent_token_hash) = 64),
    replaced_at      INTEGER,
    CHECK ((used_at IS NULL) = (host_id IS NULL)),
    CHECK ((used_at IS NULL) = (agent_token_hash IS NULL)),
    CHECK (used_at IS NULL OR replaced_at IS NULL),
    CHECK ((used_at IS NULL AND replaced_at IS NULL) = (repo_password IS NOT NULL)),
    CHECK (server_password IS NULL OR repo_password IS NOT NULL),
    CHECK (expires_at > minted_at)
) STRICT;

CREATE UNIQUE INDEX enrolment_token_outstanding ON enrolment_token (name) WHERE used_at IS NULL AND replaced_at IS NULL;
