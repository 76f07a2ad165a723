-- The database of notifications as version 0.1.0 left it. Never changed: every later version has to take it as it is.
BEGIN TRANSACTION;
CREATE TABLE dead_letter (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    subject    TEXT NOT NULL,
    payload    BLOB NOT NULL,
    error      TEXT NOT NULL,
    died_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT;
CREATE TABLE "delivery" (
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
    error       TEXT, reason TEXT,
    CHECK (state <> 'grouped' OR carrier IS NOT NULL),
    CHECK ((state IN ('pending', 'grouped')) = (settled_at IS NULL))
) STRICT;
INSERT INTO "delivery" VALUES('01KQT000000000000000000031','01KQT000000000000000000030','alert.raised','01KQT000000000000000000020',1,'01KQT000000000000000000001','ada','critical','check_failed','Pack damaged.',1777896000000,1777896000000,NULL,1,NULL,NULL,'delivered',1,1777896000000,1777896000000,1777896000000,200,12,NULL,NULL);
INSERT INTO "delivery" VALUES('01KQT000000000000000000032','01KQT000000000000000000030','alert.acknowledged','01KQT000000000000000000020',2,'01KQT000000000000000000001','ada','critical','check_failed','Pack damaged.',1777896000000,1777896000000,'alice',0,NULL,NULL,'pending',0,1777896000000,1777896000000,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE digest (
    channel_id  TEXT    NOT NULL REFERENCES notification_channels (id) ON DELETE CASCADE,
    day         TEXT    NOT NULL,
    due_at      INTEGER NOT NULL,
    delivery_id TEXT    NOT NULL,
    PRIMARY KEY (channel_id, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE digest_time (
    channel_id TEXT    NOT NULL PRIMARY KEY REFERENCES notification_channels (id) ON DELETE CASCADE,
    at         TEXT    NOT NULL,
    time_zone  TEXT    NOT NULL,
    since      INTEGER NOT NULL
) STRICT;
INSERT INTO "digest_time" VALUES('01KQT000000000000000000030','07:00','UTC',1777896000000);
CREATE TABLE flapping (
    host_id TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (host_id, kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO "flapping" VALUES('01KQT000000000000000000001','backup_failed','01KQT000000000000000000007',1777896000000);
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
INSERT INTO "notification_channels" VALUES('01KQT000000000000000000030','ntfy','phone',1,1,1,'sealed-5',1777896000000,1777896000000,1,NULL,NULL);
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
    fired_at    INTEGER NOT NULL, said TEXT,
    CHECK (ok = 0 OR error IS NULL)
) STRICT;
INSERT INTO "notification_log" VALUES('01KQT000000000000000000033','01KQT000000000000000000030','01KQT000000000000000000031','01KQT000000000000000000020','alert.raised','ada','critical',1,1,200,12,NULL,1777896000000,NULL);
CREATE TABLE outbox_broker (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    server_id TEXT NOT NULL
) STRICT;
CREATE TABLE outbox_event (
    position   INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    subject    TEXT NOT NULL,
    payload    BLOB NOT NULL,
    added_at   INTEGER NOT NULL,
    acked_at   INTEGER
) STRICT;
INSERT INTO "outbox_event" VALUES(1,'01KQT000000000000000000050','host.updated',X'7B7D',1777896000000,1777896000000);
CREATE TABLE "platform_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO "platform_schema_history" VALUES(1,'1','outbox and inbox','SQL','V1__outbox_and_inbox.sql',-638084277,'','2026-11-22 00:00:00',0,1);
CREATE TABLE "schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO "schema_history" VALUES(1,'0','<< Flyway Baseline >>','BASELINE','<< Flyway Baseline >>',NULL,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(2,'1','file','SQL','V1__file.sql',958665885,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(3,'2','channels and deliveries','SQL','V2__channels_and_deliveries.sql',1777164770,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(4,'3','settings','SQL','V3__settings.sql',1557445094,'','2026-11-22 00:00:00',0,1);
INSERT INTO "schema_history" VALUES(5,'4','digests','SQL','V4__digests.sql',-643381299,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(6,'5','reasons','SQL','V5__reasons.sql',-1686407052,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(7,'6','what receivers say','SQL','V6__what_receivers_say.sql',902790769,'','2026-11-22 00:00:00',0,1);
CREATE TABLE seen_event (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
    one                   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    base_url              TEXT    CHECK (length(base_url) BETWEEN 1 AND 2000),
    heartbeat_url         TEXT    CHECK (length(heartbeat_url) BETWEEN 1 AND 2000),
    log_days              INTEGER CHECK (log_days BETWEEN 1 AND 3650),
    allow_private_targets INTEGER CHECK (allow_private_targets IN (0, 1))
) STRICT;
INSERT INTO "settings" VALUES(1,NULL,NULL,NULL,NULL);
CREATE INDEX "platform_schema_history_s_idx" ON "platform_schema_history" ("success");
CREATE INDEX outbox_event_waiting ON outbox_event (position) WHERE acked_at IS NULL;
CREATE INDEX outbox_event_acked ON outbox_event (acked_at) WHERE acked_at IS NOT NULL;
CREATE INDEX seen_event_age ON seen_event (seen_at);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE UNIQUE INDEX notification_channels_name ON notification_channels (name COLLATE NOCASE);
CREATE INDEX notification_channels_enabled ON notification_channels (id) WHERE enabled = 1;
CREATE INDEX notification_log_of_channel ON notification_log (channel_id, fired_at DESC, id DESC);
CREATE INDEX notification_log_of_alert ON notification_log (alert_id);
CREATE INDEX notification_log_age ON notification_log (fired_at);
CREATE INDEX delivery_waiting ON delivery (channel_id, next_at, id) WHERE state = 'pending';
CREATE INDEX delivery_of_alert ON delivery (alert_id, channel_id, id);
CREATE INDEX delivery_carried ON delivery (carrier) WHERE carrier IS NOT NULL;
CREATE INDEX delivery_settled ON delivery (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX delivery_lately ON delivery (channel_id, created_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox_event',1);
COMMIT;
