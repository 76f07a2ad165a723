-- One trouble of one host. "occurrence" is what began it: the order of the failing job's end, the due time, or when the host was last
-- seen. "contents": damage in pack contents, which only a check of all data clears. "search" is what a text filter looks into.
CREATE TABLE alert (
    id              TEXT    NOT NULL PRIMARY KEY,
    host_id         TEXT    NOT NULL,
    host_name       TEXT    NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('backup_failed', 'forget_failed', 'prune_failed', 'check_failed',
                                                     'stale_schedule', 'agent_offline')),
    severity        TEXT    NOT NULL CHECK (severity IN ('warning', 'critical')),
    status          TEXT    NOT NULL CHECK (status IN ('open', 'acknowledged', 'resolved')),
    subject         TEXT    NOT NULL,
    schedule_name   TEXT,
    message         TEXT    NOT NULL,
    raised_at       INTEGER NOT NULL,
    last_seen_at    INTEGER NOT NULL,
    acknowledged_at INTEGER,
    acknowledged_by TEXT,
    resolved_at     INTEGER,
    resolved_by     TEXT,
    reason          TEXT,
    flapping        INTEGER NOT NULL CHECK (flapping IN (0, 1)),
    job_id          TEXT,
    due_at          INTEGER,
    revision        INTEGER NOT NULL CHECK (revision > 0),
    occurrence      INTEGER NOT NULL,
    contents        INTEGER NOT NULL CHECK (contents IN (0, 1)),
    group_id        TEXT,
    search          TEXT    NOT NULL,
    rank            INTEGER NOT NULL GENERATED ALWAYS AS
                        (CASE status WHEN 'open' THEN 0 WHEN 'acknowledged' THEN 1 ELSE 2 END) VIRTUAL,
    CHECK ((status = 'resolved') = (resolved_at IS NOT NULL)),
    CHECK (status <> 'acknowledged' OR acknowledged_at IS NOT NULL),
    CHECK (status <> 'open' OR acknowledged_at IS NULL),
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
    CHECK (subject = '' OR kind IN ('backup_failed', 'stale_schedule'))
) STRICT;

-- At most one that is not resolved for each trouble.
CREATE UNIQUE INDEX alert_standing ON alert (host_id, kind, subject) WHERE status <> 'resolved';
CREATE INDEX alert_listed ON alert (rank, raised_at DESC, id DESC);
CREATE INDEX alert_of_host ON alert (host_id, rank, raised_at DESC, id DESC);
CREATE INDEX alert_history ON alert (host_id, kind, subject, raised_at DESC, id DESC);
CREATE INDEX alert_resolved ON alert (resolved_at) WHERE status = 'resolved';

CREATE TRIGGER alert_stays BEFORE UPDATE ON alert WHEN OLD.status = 'resolved'
BEGIN SELECT raise(ABORT, 'a resolved alert does not change'); END;
CREATE TRIGGER alert_kept BEFORE DELETE ON alert WHEN OLD.status <> 'resolved'
BEGIN SELECT raise(ABORT, 'an alert that is not resolved stays'); END;

-- How far each trouble has been followed. "seen": what is older is late; the highest order of a job's end, the latest due time that a
-- run came for, or when the host was seen. "settled": the occurrence that a person closed by hand.
CREATE TABLE trail (
    host_id TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    seen    INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    PRIMARY KEY (host_id, kind, subject)
) STRICT, WITHOUT ROWID;

-- What the hub told of hosts. A removed one never comes back: a new enrolment is another id. "heard_at" is ours.
CREATE TABLE host (
    id       TEXT    NOT NULL PRIMARY KEY,
    name     TEXT,
    paused   INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    removed  INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 0,
    heard_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What jobs-service told of schedules. A removed one never comes back.
CREATE TABLE schedule (
    id       TEXT    NOT NULL PRIMARY KEY,
    host_id  TEXT    NOT NULL,
    name     TEXT,
    gone     INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
