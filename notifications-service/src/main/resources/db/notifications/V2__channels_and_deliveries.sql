-- A place that is told. "config" is its configuration with the secrets, sealed to this row. "warning" and "critical": the severities
-- that it wants; a test is sent whatever they say.
CREATE TABLE notification_channels (
    id              TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('webhook', 'ntfy', 'smtp')),
    name            TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    enabled         INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    warning         INTEGER NOT NULL CHECK (warning IN (0, 1)),
    critical        INTEGER NOT NULL CHECK (critical IN (0, 1)),
    config          TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    last_fired_at   INTEGER,
    last_ok         INTEGER CHECK (last_ok IN (0, 1)),
    last_error      TEXT,
    disabled_reason TEXT,
    CHECK (warning + critical > 0),
    CHECK (enabled = 0 OR disabled_reason IS NULL),
    CHECK ((last_fired_at IS NULL) = (last_ok IS NULL))
) STRICT;
CREATE UNIQUE INDEX notification_channels_name ON notification_channels (name COLLATE NOCASE);
CREATE INDEX notification_channels_enabled ON notification_channels (id) WHERE enabled = 1;

-- News of one alert for one channel; it is there before the first byte goes out, and its id is what the receiver knows it by. "grouped"
-- goes with "carrier", whose end becomes its own. "batch": it waits, with others of the same name, to be told as one. "at" is when it happened.
CREATE TABLE delivery (
    id          TEXT    NOT NULL PRIMARY KEY,
    channel_id  TEXT    NOT NULL REFERENCES notification_channels (id) ON DELETE CASCADE,
    event       TEXT    NOT NULL CHECK (event IN ('alert.raised', 'alert.acknowledged', 'alert.resolved', 'alert.test')),
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
CREATE INDEX delivery_waiting ON delivery (channel_id, next_at, id) WHERE state = 'pending';
CREATE INDEX delivery_of_alert ON delivery (alert_id, channel_id, id);
CREATE INDEX delivery_carried ON delivery (carrier) WHERE carrier IS NOT NULL;
CREATE INDEX delivery_settled ON delivery (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX delivery_lately ON delivery (channel_id, created_at);

-- Every attempt. It outlives its alert, not its channel.
CREATE TABLE notification_log (
    id          TEXT    NOT NULL PRIMARY KEY,
    channel_id  TEXT    NOT NULL REFERENCES notification_channels (id) ON DELETE CASCADE,
    delivery_id TEXT    NOT NULL,
    alert_id    TEXT    NOT NULL,
    event       TEXT    NOT NULL,
    host_name   TEXT    NOT NULL,
    severity    TEXT    NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    attempt     INTEGER NOT NULL CHECK (attempt > 0),
    ok          INTEGER NOT NULL CHECK (ok IN (0, 1)),
    status_code INTEGER,
    latency_ms  INTEGER NOT NULL,
    error       TEXT,
    fired_at    INTEGER NOT NULL,
    CHECK (ok = 0 OR error IS NULL)
) STRICT;
CREATE INDEX notification_log_of_channel ON notification_log (channel_id, fired_at DESC, id DESC);
CREATE INDEX notification_log_of_alert ON notification_log (alert_id);
CREATE INDEX notification_log_age ON notification_log (fired_at);

-- Which troubles flap, and when that was last told.
CREATE TABLE flapping (
    host_id TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (host_id, kind, subject)
) STRICT, WITHOUT ROWID;
