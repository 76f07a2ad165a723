-- The database of alerts as version 0.1.0 left it. Never changed: every later version has to take it as it is.
BEGIN TRANSACTION;
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
    group_id        TEXT,
    search          TEXT    NOT NULL,
    rank            INTEGER NOT NULL GENERATED ALWAYS AS
                        (CASE status WHEN 'open' THEN 0 WHEN 'acknowledged' THEN 1 ELSE 2 END) VIRTUAL, closing TEXT CHECK (closing IN ('cleared', 'by_hand', 'host_removed', 'host_paused', 'schedule_removed',
                                                             'schedule_disabled')), found INTEGER NOT NULL DEFAULT 0, damage TEXT,
    CHECK ((status = 'resolved') = (resolved_at IS NOT NULL)),
    CHECK (status <> 'acknowledged' OR acknowledged_at IS NOT NULL),
    CHECK (status <> 'open' OR acknowledged_at IS NULL),
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
    CHECK (subject = '' OR kind IN ('backup_failed', 'stale_schedule'))
) STRICT;
INSERT INTO "alert" VALUES('01KQT000000000000000000020','01KQT000000000000000000001','ada','check_failed','critical','acknowledged','',NULL,'Pack damaged.',1777896000000,1777896000000,1777896000000,'alice',NULL,NULL,NULL,0,NULL,NULL,2,2,NULL,'ada pack damaged.',NULL,2,'Pack damaged.');
INSERT INTO "alert" VALUES('01KQT000000000000000000021','01KQT000000000000000000001','ada','backup_failed','warning','resolved','01KQT000000000000000000007',NULL,'It failed.',1777896000000,1777896000000,NULL,NULL,1777896000000,NULL,NULL,0,NULL,NULL,2,1,NULL,'ada it failed.','cleared',0,NULL);
CREATE TABLE dead_letter (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    subject    TEXT NOT NULL,
    payload    BLOB NOT NULL,
    error      TEXT NOT NULL,
    died_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT;
CREATE TABLE drill (
    monday   TEXT    NOT NULL PRIMARY KEY CHECK (monday LIKE '____-__-__'),
    held_at  INTEGER NOT NULL,
    alert_id TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "drill" VALUES('2026-05-04',1777896000000,'01KQT000000000000000000022');
CREATE TABLE drilling (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    since   INTEGER NOT NULL
) STRICT;
INSERT INTO "drilling" VALUES(1,1,1777896000000);
CREATE TABLE host (
    id       TEXT    NOT NULL PRIMARY KEY,
    name     TEXT,
    paused   INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    removed  INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 0,
    heard_at INTEGER NOT NULL
, search TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
INSERT INTO "host" VALUES('01KQT000000000000000000001','ada',0,0,7,1777896000000,'ada');
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
CREATE TABLE schedule (
    id       TEXT    NOT NULL PRIMARY KEY,
    host_id  TEXT    NOT NULL,
    name     TEXT,
    gone     INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 0
, disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)), heard_at INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO "schedule" VALUES('01KQT000000000000000000007','01KQT000000000000000000001','nightly',0,2,0,0);
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
INSERT INTO "schema_history" VALUES(1,'0','<< Flyway Baseline >>','BASELINE','<< Flyway Baseline >>',NULL,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(2,'1','file','SQL','V1__file.sql',2093729741,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(3,'2','alerts','SQL','V2__alerts.sql',-913887696,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(4,'3','closings','SQL','V3__closings.sql',2125512129,'','2026-11-22 00:00:00',0,1);
INSERT INTO "schema_history" VALUES(5,'4','drills','SQL','V4__drills.sql',-2109382875,'','2026-11-22 00:00:00',0,1);
CREATE TABLE seen_event (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE trail (
    host_id TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    seen    INTEGER NOT NULL,
    settled INTEGER NOT NULL, settled_damage INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (host_id, kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO "trail" VALUES('01KQT000000000000000000001','check_failed','',2,0,0);
CREATE INDEX "platform_schema_history_s_idx" ON "platform_schema_history" ("success");
CREATE INDEX outbox_event_waiting ON outbox_event (position) WHERE acked_at IS NULL;
CREATE INDEX outbox_event_acked ON outbox_event (acked_at) WHERE acked_at IS NOT NULL;
CREATE INDEX seen_event_age ON seen_event (seen_at);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE UNIQUE INDEX alert_standing ON alert (host_id, kind, subject) WHERE status <> 'resolved';
CREATE INDEX alert_listed ON alert (rank, raised_at DESC, id DESC);
CREATE INDEX alert_of_host ON alert (host_id, rank, raised_at DESC, id DESC);
CREATE INDEX alert_history ON alert (host_id, kind, subject, raised_at DESC, id DESC);
CREATE INDEX alert_resolved ON alert (resolved_at) WHERE status = 'resolved';
CREATE TRIGGER alert_kept BEFORE DELETE ON alert WHEN OLD.status <> 'resolved'
BEGIN SELECT raise(ABORT, 'an alert that is not resolved stays'); END;
CREATE TRIGGER alert_stays BEFORE UPDATE ON alert WHEN OLD.status = 'resolved'
BEGIN SELECT raise(ABORT, 'a resolved alert does not change'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox_event',1);
COMMIT;
