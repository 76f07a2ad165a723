-- What jobs-service knows of a host. Name and system stay empty while the host is known only by being mentioned.
CREATE TABLE host (
    id                    TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    name                  TEXT,
    os                    TEXT,
    facts_revision        INTEGER NOT NULL DEFAULT 0,
    presence              TEXT    NOT NULL DEFAULT 'unknown' CHECK (presence IN ('unknown', 'online', 'offline')),
    presence_revision     INTEGER NOT NULL DEFAULT 0,
    removed_at            INTEGER,
    repository_state      TEXT    NOT NULL DEFAULT 'unknown'
                                  CHECK (repository_state IN ('unknown', 'uninitialised', 'ready')),
    repository_id         TEXT,
    snapshot_count        INTEGER NOT NULL DEFAULT 0 CHECK (snapshot_count >= 0),
    snapshots_reported_at INTEGER,
    revision              INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One run of one operation. Each state keeps exactly the columns it needs, so a row can not be in two states.
CREATE TABLE job (
    id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    host_id         TEXT    NOT NULL REFERENCES host (id),
    runs_on_host_id TEXT    NOT NULL REFERENCES host (id),
    kind            TEXT    NOT NULL CHECK (kind IN ('init', 'backup', 'forget', 'prune', 'check', 'unlock', 'snapshots',
                                                     'stats', 'diff', 'restore', 'restore_test')),
    status          TEXT    NOT NULL CHECK (status IN ('queued', 'dispatched', 'running', 'succeeded', 'failed',
                                                       'cancelled')),
    schedule_id     TEXT,
    due_at          INTEGER,
    config_revision INTEGER,
    actor           TEXT    NOT NULL,
    options         TEXT    NOT NULL CHECK (json_valid(options)),
    source          TEXT    CHECK (source IS NULL OR json_valid(source)),
    queued_at       INTEGER NOT NULL,
    expires_at      INTEGER,
    sent_at         INTEGER,
    ask_at          INTEGER,
    accepted        INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)),
    cancelling      INTEGER NOT NULL DEFAULT 0 CHECK (cancelling IN (0, 1)),
    started_at      INTEGER,
    heard_at        INTEGER,
    finished_at     INTEGER,
    ended_by        TEXT    CHECK (ended_by IS NULL OR ended_by IN ('agent', 'service')),
    exit_code       INTEGER,
    error           TEXT    CHECK (error IS NULL OR json_valid(error)),
    warnings        INTEGER NOT NULL DEFAULT 0 CHECK (warnings >= 0),
    suspect         TEXT    CHECK (suspect IS NULL OR json_valid(suspect)),
    summary         TEXT    CHECK (summary IS NULL OR json_valid(summary)),
    unreadable      TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(unreadable)),
    restic_version  TEXT,
    revision        INTEGER NOT NULL CHECK (revision > 0),
    CHECK ((status = 'dispatched') = (sent_at IS NOT NULL)),
    CHECK ((status IN ('dispatched', 'running')) = (ask_at IS NOT NULL)),
    CHECK (status <> 'queued' OR (accepted = 0 AND cancelling = 0)),
    CHECK (status <> 'running' OR started_at IS NOT NULL),
    CHECK ((status = 'running') = (heard_at IS NOT NULL)),
    CHECK ((status IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
    CHECK ((finished_at IS NULL) = (ended_by IS NULL)),
    CHECK ((status = 'failed') = (error IS NOT NULL))
) STRICT;

-- Only one command may be on its way to a host. What runs there is the agent's to say, so it is not constrained.
CREATE UNIQUE INDEX job_one_dispatched_per_host ON job (runs_on_host_id) WHERE status = 'dispatched';
CREATE INDEX job_open ON job (runs_on_host_id, queued_at, id) WHERE status IN ('queued', 'dispatched', 'running');
CREATE INDEX job_newest ON job (queued_at DESC, id DESC);
CREATE INDEX job_newest_of_host ON job (host_id, queued_at DESC, id DESC);
CREATE INDEX job_newest_of_hosts_kind ON job (host_id, kind, queued_at DESC, id DESC);
CREATE INDEX job_newest_of_kind ON job (kind, queued_at DESC, id DESC);
CREATE INDEX job_newest_of_status ON job (status, queued_at DESC, id DESC);

-- What a job said, line by line; the agent numbers the lines, so a repeated one is simply the same row.
CREATE TABLE job_log (
    job_id TEXT    NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    n      INTEGER NOT NULL CHECK (n > 0),
    at     INTEGER NOT NULL,
    stream TEXT    NOT NULL CHECK (stream IN ('out', 'err', 'agent')),
    text   TEXT    NOT NULL,
    PRIMARY KEY (job_id, n)
) STRICT, WITHOUT ROWID;

-- The host's snapshots as of the last complete report; the body is the snapshot as it crosses the broker.
CREATE TABLE snapshot (
    host_id TEXT    NOT NULL REFERENCES host (id),
    id      TEXT    NOT NULL,
    time    INTEGER NOT NULL,
    body    TEXT    NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (host_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX snapshot_newest ON snapshot (host_id, time DESC, id DESC);

-- Parts of a report that is not complete yet.
CREATE TABLE snapshot_part (
    host_id     TEXT    NOT NULL REFERENCES host (id),
    report_id   TEXT    NOT NULL,
    part        INTEGER NOT NULL CHECK (part >= 0),
    last        INTEGER NOT NULL CHECK (last IN (0, 1)),
    received_at INTEGER NOT NULL,
    snapshots   TEXT    NOT NULL CHECK (json_valid(snapshots)),
    PRIMARY KEY (host_id, report_id, part)
) STRICT, WITHOUT ROWID;

-- The repository as last measured by the host; sizes in bytes.
CREATE TABLE repository_measure (
    host_id           TEXT    NOT NULL PRIMARY KEY REFERENCES host (id),
    repository_id     TEXT,
    total_size        INTEGER NOT NULL CHECK (total_size >= 0),
    uncompressed_size INTEGER,
    snapshots         INTEGER NOT NULL CHECK (snapshots >= 0),
    measured_at       INTEGER NOT NULL
) STRICT;

-- The last ad hoc source: what "Run now" without options means.
CREATE TABLE host_source (
    host_id    TEXT    NOT NULL PRIMARY KEY REFERENCES host (id),
    source     TEXT    NOT NULL CHECK (json_valid(source)),
    updated_at INTEGER NOT NULL
) STRICT;

-- Durable frames that took effect. Sequence numbers count per agent token, so a re-enrolled host starts afresh.
CREATE TABLE seen_frame (
    token_id TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    seen_at  INTEGER NOT NULL,
    PRIMARY KEY (token_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX seen_frame_age ON seen_frame (seen_at);
