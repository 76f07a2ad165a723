-- How long a job may run, in seconds, and how many items of it are kept.
ALTER TABLE job ADD COLUMN timeout_s INTEGER CHECK (timeout_s IS NULL OR timeout_s > 0);
ALTER TABLE job ADD COLUMN items INTEGER NOT NULL DEFAULT 0 CHECK (items >= 0);

-- Which job made a snapshot is asked for every snapshot of a page.
CREATE INDEX job_of_snapshot ON job (json_extract(summary, '$.snapshot_id')) WHERE summary IS NOT NULL;
-- Who works on whose repository is asked before anything is sent.
CREATE INDEX job_open_for_host ON job (host_id) WHERE status IN ('queued', 'dispatched', 'running');
-- Whose repository a measurement is about.
CREATE INDEX job_last_begun ON job (runs_on_host_id, started_at) WHERE started_at IS NOT NULL;

-- What a job found, numbered by its agent; "sort" and "label" (in lower case) are what is searched by.
CREATE TABLE job_item (
    job_id TEXT    NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    n      INTEGER NOT NULL CHECK (n > 0),
    sort   TEXT    NOT NULL,
    label  TEXT    NOT NULL,
    body   TEXT    NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (job_id, n)
) STRICT, WITHOUT ROWID;

-- The log of a job that is over: lines as a JSON array, compressed with gzip.
CREATE TABLE job_log_chunk (
    job_id    TEXT    NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    first     INTEGER NOT NULL CHECK (first > 0),
    last      INTEGER NOT NULL,
    packed_at INTEGER NOT NULL,
    body      BLOB    NOT NULL,
    PRIMARY KEY (job_id, first),
    CHECK (last >= first)
) STRICT;

CREATE INDEX job_log_chunk_age ON job_log_chunk (packed_at);

-- restic's own id of the repository, which hosts that share it have in common; the hub's id is one for each host.
ALTER TABLE host ADD COLUMN restic_id TEXT;
-- Since when it is that one, if it was another before: what is older says nothing about this repository.
ALTER TABLE host ADD COLUMN restic_id_since INTEGER;
CREATE INDEX host_of_repository ON host (repository_id) WHERE repository_id IS NOT NULL;
CREATE INDEX host_of_restic_id ON host (restic_id) WHERE restic_id IS NOT NULL;

-- The job that a snapshot names in its tag rm-job.
ALTER TABLE snapshot ADD COLUMN made_by TEXT;
UPDATE snapshot SET made_by = (
    SELECT substr(value, 8) FROM json_each(snapshot.body, '$.tags') WHERE value LIKE 'rm-job=%' LIMIT 1);

-- Snapshots that no job explains and that somebody has looked at.
CREATE TABLE accepted_snapshot (
    host_id     TEXT    NOT NULL REFERENCES host (id),
    snapshot_id TEXT    NOT NULL,
    accepted_by TEXT    NOT NULL,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (host_id, snapshot_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE repository_measure ADD COLUMN locks TEXT CHECK (locks IS NULL OR json_valid(locks));
ALTER TABLE repository_measure ADD COLUMN locks_seen_at INTEGER;

-- Every measurement of the last 30 days, before that the last one of each day; sizes in bytes.
CREATE TABLE repository_history (
    host_id           TEXT    NOT NULL REFERENCES host (id),
    at                INTEGER NOT NULL,
    total_size        INTEGER NOT NULL CHECK (total_size >= 0),
    uncompressed_size INTEGER,
    snapshots         INTEGER NOT NULL CHECK (snapshots >= 0),
    restore_size      INTEGER,
    PRIMARY KEY (host_id, at)
) STRICT, WITHOUT ROWID;

INSERT INTO repository_history (host_id, at, total_size, uncompressed_size, snapshots)
SELECT host_id, measured_at, total_size, uncompressed_size, snapshots FROM repository_measure;
