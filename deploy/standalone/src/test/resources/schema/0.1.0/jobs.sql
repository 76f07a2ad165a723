-- The database of jobs as version 0.1.0 left it. Never changed: every later version has to take it as it is.
BEGIN TRANSACTION;
CREATE TABLE accepted_snapshot (
    host_id     TEXT    NOT NULL REFERENCES host (id),
    snapshot_id TEXT    NOT NULL,
    accepted_by TEXT    NOT NULL,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (host_id, snapshot_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "accepted_snapshot" VALUES('01KQT000000000000000000001','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','alice',1777896000000);
CREATE TABLE dead_letter (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    subject    TEXT NOT NULL,
    payload    BLOB NOT NULL,
    error      TEXT NOT NULL,
    died_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT;
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
, restic_id TEXT, restic_id_since INTEGER, repo_address TEXT, repo_address_revision INTEGER NOT NULL DEFAULT 0, former_restic_id TEXT, paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))) STRICT;
INSERT INTO "host" VALUES('01KQT000000000000000000001','ada','linux',0,'online',0,NULL,'ready',NULL,1,NULL,4,'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',NULL,NULL,0,NULL,0);
CREATE TABLE host_source (
    host_id    TEXT    NOT NULL PRIMARY KEY REFERENCES host (id),
    source     TEXT    NOT NULL CHECK (json_valid(source)),
    updated_at INTEGER NOT NULL
) STRICT;
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
    revision        INTEGER NOT NULL CHECK (revision > 0), timeout_s INTEGER CHECK (timeout_s IS NULL OR timeout_s > 0), items INTEGER NOT NULL DEFAULT 0 CHECK (items >= 0), end_order INTEGER, failure TEXT AS (lower(json_extract(error, '$.message'))),
    CHECK ((status = 'dispatched') = (sent_at IS NOT NULL)),
    CHECK ((status IN ('dispatched', 'running')) = (ask_at IS NOT NULL)),
    CHECK (status <> 'queued' OR (accepted = 0 AND cancelling = 0)),
    CHECK (status <> 'running' OR started_at IS NOT NULL),
    CHECK ((status = 'running') = (heard_at IS NOT NULL)),
    CHECK ((status IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
    CHECK ((finished_at IS NULL) = (ended_by IS NULL)),
    CHECK ((status = 'failed') = (error IS NOT NULL))
) STRICT;
INSERT INTO "job" VALUES('01KQT000000000000000000010','01KQT000000000000000000001','01KQT000000000000000000001','backup','succeeded','01KQT000000000000000000007',1777896000000,NULL,'schedule','{}',NULL,1777896000000,NULL,NULL,NULL,0,0,1777896000000,NULL,1777896060000,'agent',0,NULL,0,NULL,'{"snapshot_id":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","total_bytes_processed":1024}','[]','0.18.0',3,NULL,0,1);
INSERT INTO "job" VALUES('01KQT000000000000000000011','01KQT000000000000000000001','01KQT000000000000000000001','check','failed',NULL,NULL,NULL,'alice','{}',NULL,1777896000000,NULL,NULL,NULL,0,0,1777896000000,NULL,1777896060000,'agent',1,'{"cause":"damaged","message":"Pack Damaged.","next_step":"Repair it."}',0,NULL,NULL,'[]',NULL,3,NULL,0,2);
INSERT INTO "job" VALUES('01KQT000000000000000000012','01KQT000000000000000000001','01KQT000000000000000000001','backup','queued',NULL,NULL,NULL,'alice','{}','{"paths":["/etc"]}',1777896000000,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'[]',NULL,1,NULL,0,NULL);
CREATE TABLE job_item (
    job_id TEXT    NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    n      INTEGER NOT NULL CHECK (n > 0),
    sort   TEXT    NOT NULL,
    label  TEXT    NOT NULL,
    body   TEXT    NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (job_id, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "job_item" VALUES('01KQT000000000000000000011',1,'a','a','{}');
CREATE TABLE job_log (
    job_id TEXT    NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    n      INTEGER NOT NULL CHECK (n > 0),
    at     INTEGER NOT NULL,
    stream TEXT    NOT NULL CHECK (stream IN ('out', 'err', 'agent')),
    text   TEXT    NOT NULL,
    PRIMARY KEY (job_id, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "job_log" VALUES('01KQT000000000000000000011',1,1777896000000,'err','pack is damaged');
CREATE TABLE job_log_chunk (
    job_id    TEXT    NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    first     INTEGER NOT NULL CHECK (first > 0),
    last      INTEGER NOT NULL,
    packed_at INTEGER NOT NULL,
    body      BLOB    NOT NULL,
    PRIMARY KEY (job_id, first),
    CHECK (last >= first)
) STRICT;
CREATE TABLE keeping (
    one          INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    job_log_days INTEGER NOT NULL CHECK (job_log_days BETWEEN 1 AND 3650)
) STRICT;
INSERT INTO "keeping" VALUES(1,30);
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
CREATE TABLE outcome (
    host_id     TEXT NOT NULL REFERENCES host (id),
    kind        TEXT NOT NULL,
    schedule_id TEXT NOT NULL,
    job_id      TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    PRIMARY KEY (host_id, kind, schedule_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "outcome" VALUES('01KQT000000000000000000001','backup','01KQT000000000000000000007','01KQT000000000000000000010');
INSERT INTO "outcome" VALUES('01KQT000000000000000000001','check','','01KQT000000000000000000011');
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
CREATE TABLE repository_history (
    host_id           TEXT    NOT NULL REFERENCES host (id),
    at                INTEGER NOT NULL,
    total_size        INTEGER NOT NULL CHECK (total_size >= 0),
    uncompressed_size INTEGER,
    snapshots         INTEGER NOT NULL CHECK (snapshots >= 0),
    restore_size      INTEGER,
    PRIMARY KEY (host_id, at)
) STRICT, WITHOUT ROWID;
INSERT INTO "repository_history" VALUES('01KQT000000000000000000001',1777896000000,4096,NULL,1,NULL);
CREATE TABLE repository_lock (
    host_id TEXT    NOT NULL PRIMARY KEY REFERENCES host (id),
    locks   TEXT    NOT NULL CHECK (json_valid(locks)),
    seen_at INTEGER NOT NULL
, met_by TEXT) STRICT;
CREATE TABLE repository_measure (
    host_id           TEXT    NOT NULL PRIMARY KEY REFERENCES host (id),
    repository_id     TEXT,
    total_size        INTEGER NOT NULL CHECK (total_size >= 0),
    uncompressed_size INTEGER,
    snapshots         INTEGER NOT NULL CHECK (snapshots >= 0),
    measured_at       INTEGER NOT NULL
) STRICT;
INSERT INTO "repository_measure" VALUES('01KQT000000000000000000001',NULL,4096,NULL,1,1777896000000);
CREATE TABLE run (
    schedule_id TEXT    NOT NULL REFERENCES schedule (id),
    due_at      INTEGER NOT NULL,
    host_id     TEXT    NOT NULL REFERENCES host (id),
    late_at     INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('due', 'arrived', 'ended', 'skipped', 'missed')),
    told        INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    job_id      TEXT,
    reason      TEXT, begin_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (schedule_id, due_at),
    CHECK (late_at >= due_at),
    CHECK ((state IN ('arrived', 'ended')) = (job_id IS NOT NULL)),
    CHECK ((state = 'skipped') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "run" VALUES('01KQT000000000000000000007',1777896000000,'01KQT000000000000000000001',1777896300000,'ended',0,'01KQT000000000000000000010',NULL,0);
INSERT INTO "run" VALUES('01KQT000000000000000000007',1777982400000,'01KQT000000000000000000001',1777982700000,'due',0,NULL,NULL,0);
CREATE TABLE schedule (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    host_id    TEXT    NOT NULL REFERENCES host (id),
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind       TEXT    NOT NULL CHECK (kind IN ('backup', 'forget', 'prune', 'check')),
    enabled    INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    body       TEXT    NOT NULL CHECK (json_valid(body)),
    revision   INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL,
    removed_at INTEGER
, written_to INTEGER, grown_at INTEGER, grown_config INTEGER) STRICT;
INSERT INTO "schedule" VALUES('01KQT000000000000000000007','01KQT000000000000000000001','nightly','backup',1,'{"id":"01KQT000000000000000000007","host_id":"01KQT000000000000000000001","name":"nightly","kind":"backup","enabled":true,"cron":"0 3 * * *","time_zone":"UTC","jitter_s":300,"run_missed":true,"source":{"paths":["/etc"]},"treat_warnings_as_failure":false,"revision":2}',2,1777896000000,NULL,1778068800000,NULL,NULL);
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
INSERT INTO "schema_history" VALUES(1,'0','<< Flyway Baseline >>','BASELINE','<< Flyway Baseline >>',NULL,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(2,'1','jobs','SQL','V1__jobs.sql',862805807,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(3,'2','operations','SQL','V2__operations.sql',-878567783,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(4,'3','repository address','SQL','V3__repository_address.sql',809172589,'','2026-11-22 00:00:00',0,1);
INSERT INTO "schema_history" VALUES(5,'4','schedules','SQL','V4__schedules.sql',481517009,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(6,'5','met locks','SQL','V5__met_locks.sql',224781115,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(7,'6','lock met','SQL','V6__lock_met.sql',1182953430,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(8,'7','expected runs','SQL','V7__expected_runs.sql',-2024734153,'','2026-11-22 00:00:00',0,1);
INSERT INTO "schema_history" VALUES(9,'9','one spread','SQL','V9__one_spread.sql',1208405832,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(10,'10','waiting runs','SQL','V10__waiting_runs.sql',-2010058984,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(11,'11','grown sources','SQL','V11__grown_sources.sql',-1555082554,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(12,'12','keeping','SQL','V12__keeping.sql',2004012071,'','2026-11-22 00:00:00',0,1);
INSERT INTO "schema_history" VALUES(13,'13','found jobs','SQL','V13__found_jobs.sql',-323635282,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(14,'14','restores','SQL','V14__restores.sql',-785229004,'','2026-11-22 00:00:00',0,1);
CREATE TABLE seen_event (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE seen_frame (
    token_id TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    seen_at  INTEGER NOT NULL,
    PRIMARY KEY (token_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "seen_frame" VALUES('01KQT000000000000000000003',42,1777896000000);
CREATE TABLE snapshot (
    host_id TEXT    NOT NULL REFERENCES host (id),
    id      TEXT    NOT NULL,
    time    INTEGER NOT NULL,
    body    TEXT    NOT NULL CHECK (json_valid(body)), made_by TEXT,
    PRIMARY KEY (host_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "snapshot" VALUES('01KQT000000000000000000001','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc',1777896000000,'{"id":"c"}','01KQT000000000000000000010');
CREATE TABLE snapshot_part (
    host_id     TEXT    NOT NULL REFERENCES host (id),
    report_id   TEXT    NOT NULL,
    part        INTEGER NOT NULL CHECK (part >= 0),
    last        INTEGER NOT NULL CHECK (last IN (0, 1)),
    received_at INTEGER NOT NULL,
    snapshots   TEXT    NOT NULL CHECK (json_valid(snapshots)),
    PRIMARY KEY (host_id, report_id, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE stretch (
    id          INTEGER NOT NULL PRIMARY KEY,
    schedule_id TEXT    NOT NULL REFERENCES schedule (id),
    host_id     TEXT    NOT NULL REFERENCES host (id),
    since       INTEGER NOT NULL,
    until       INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('skipped', 'missed')),
    reason      TEXT,
    CHECK ((state = 'skipped') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX "platform_schema_history_s_idx" ON "platform_schema_history" ("success");
CREATE INDEX outbox_event_waiting ON outbox_event (position) WHERE acked_at IS NULL;
CREATE INDEX outbox_event_acked ON outbox_event (acked_at) WHERE acked_at IS NOT NULL;
CREATE INDEX seen_event_age ON seen_event (seen_at);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE INDEX job_open ON job (runs_on_host_id, queued_at, id) WHERE status IN ('queued', 'dispatched', 'running');
CREATE INDEX job_newest ON job (queued_at DESC, id DESC);
CREATE INDEX job_newest_of_host ON job (host_id, queued_at DESC, id DESC);
CREATE INDEX job_newest_of_hosts_kind ON job (host_id, kind, queued_at DESC, id DESC);
CREATE INDEX job_newest_of_kind ON job (kind, queued_at DESC, id DESC);
CREATE INDEX job_newest_of_status ON job (status, queued_at DESC, id DESC);
CREATE INDEX snapshot_newest ON snapshot (host_id, time DESC, id DESC);
CREATE INDEX seen_frame_age ON seen_frame (seen_at);
CREATE INDEX job_of_snapshot ON job (json_extract(summary, '$.snapshot_id')) WHERE summary IS NOT NULL;
CREATE INDEX job_open_for_host ON job (host_id) WHERE status IN ('queued', 'dispatched', 'running');
CREATE INDEX job_log_chunk_age ON job_log_chunk (packed_at);
CREATE INDEX host_of_repository ON host (repository_id) WHERE repository_id IS NOT NULL;
CREATE INDEX host_of_restic_id ON host (restic_id) WHERE restic_id IS NOT NULL;
CREATE INDEX host_of_repo_address ON host (repo_address) WHERE repo_address IS NOT NULL;
CREATE UNIQUE INDEX schedule_name ON schedule (host_id, name COLLATE NOCASE) WHERE removed_at IS NULL;
CREATE INDEX run_of_host ON run (host_id, due_at DESC, schedule_id DESC);
CREATE INDEX run_due ON run (due_at, schedule_id) WHERE state = 'due';
CREATE INDEX run_untold ON run (late_at) WHERE state = 'due' AND told = 0;
CREATE INDEX run_age ON run (due_at);
CREATE INDEX schedule_unwritten ON schedule (coalesce(written_to, 0)) WHERE enabled = 1 AND removed_at IS NULL;
CREATE INDEX schedule_of_host ON schedule (host_id, created_at, id) WHERE removed_at IS NULL;
CREATE INDEX job_end_order ON job (host_id, end_order) WHERE end_order IS NOT NULL;
CREATE INDEX job_of_schedule ON job (schedule_id, queued_at DESC, id DESC) WHERE schedule_id IS NOT NULL;
CREATE INDEX job_outcome ON job (host_id, kind, coalesce(schedule_id, ''), end_order DESC)
    WHERE status IN ('succeeded', 'failed');
CREATE INDEX job_by_hand ON job (schedule_id, queued_at DESC) WHERE schedule_id IS NOT NULL AND due_at IS NULL;
CREATE INDEX run_open ON run (schedule_id, due_at) WHERE state = 'due';
CREATE INDEX stretch_of_schedule ON stretch (schedule_id);
CREATE UNIQUE INDEX job_one_dispatched_per_host ON job (runs_on_host_id) WHERE status = 'dispatched' AND config_revision IS NULL;
CREATE INDEX job_failed ON job (queued_at DESC, id DESC, finished_at, host_id, kind, schedule_id, failure)
    WHERE status = 'failed';
CREATE INDEX job_finished ON job (finished_at, status) WHERE finished_at IS NOT NULL;
CREATE INDEX job_restored_on ON job (runs_on_host_id, queued_at DESC, id DESC) WHERE kind = 'restore';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox_event',1);
COMMIT;
