-- SQLite changes no CHECK of a table that is there, so the deliveries move: an event may be a digest, too.
CREATE TABLE delivery_moved (
    id          TEXT    NOT NULL PRIMARY KEY,
    channel_id  TEXT    NOT NULL REFERENCES notification_channels (id) ON DELETE CASCADE,
    event       TEXT    NOT NULL CHECK (event IN ('alert.raised', 'alert.acknowledged', 'alert.resolved', 'alert.test', 'digest')),
    alert_id    TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    host_id     TEXT    NOT NULL,
    host_name   TEXT    NOT NULL,
    severity    TEXT    NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    kind        TEXT    NOT NULL,
    message     TEXT    NOT NULL,
    raised_at   INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    actor       TEXT,
    first       INTEGER NOT NULL CHECK (first IN (0, 1)),
    batch       TEXT,
    carrier     TEXT,
    state       TEXT    NOT NULL CHECK (state IN ('pending', 'grouped', 'delivered', 'given_up', 'superseded', 'dropped', 'hushed')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    next_at     INTEGER NOT NULL,
    settled_at  INTEGER,
    status_code INTEGER,
    latency_ms  INTEGER,
    error       TEXT,
    CHECK (state <> 'grouped' OR carrier IS NOT NULL),
    CHECK ((state IN ('pending', 'grouped')) = (settled_at IS NULL))
) STRICT;
INSERT INTO delivery_moved (id, channel_id, event, alert_id, revision, host_id, host_name, severity, kind, message, raised_at, at, actor,
    first, batch, carrier, state, attempts, created_at, next_at, settled_at, status_code, latency_ms, error)
SELECT id, channel_id, event, alert_id, revision, host_id, host_name, severity, kind, message, raised_at, at, actor,
    first, batch, carrier, state, attempts, created_at, next_at, settled_at, status_code, latency_ms, error FROM delivery;
DROP TABLE delivery;
ALTER TABLE delivery_moved RENAME TO delivery;
CREATE INDEX delivery_waiting ON delivery (channel_id, next_at, id) WHERE state = 'pending';
CREATE INDEX delivery_of_alert ON delivery (alert_id, channel_id, id);
CREATE INDEX delivery_carried ON delivery (carrier) WHERE carrier IS NOT NULL;
CREATE INDEX delivery_settled ON delivery (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX delivery_lately ON delivery (channel_id, created_at);

-- Which channels get one mail a day instead of single ones, at what time of which zone, and since when they want it so. It follows
-- the sealed configuration, which is opened for sending alone.
CREATE TABLE digest_time (
    channel_id TEXT    NOT NULL PRIMARY KEY REFERENCES notification_channels (id) ON DELETE CASCADE,
    at         TEXT    NOT NULL,
    time_zone  TEXT    NOT NULL,
    since      INTEGER NOT NULL
) STRICT;

-- The one digest of a channel and of a day of its zone, as in 2026-05-04.
CREATE TABLE digest (
    channel_id  TEXT    NOT NULL REFERENCES notification_channels (id) ON DELETE CASCADE,
    day         TEXT    NOT NULL,
    due_at      INTEGER NOT NULL,
    delivery_id TEXT    NOT NULL,
    PRIMARY KEY (channel_id, day)
) STRICT, WITHOUT ROWID;
