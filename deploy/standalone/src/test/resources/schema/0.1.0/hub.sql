-- The database of hub as version 0.1.0 left it. Never changed: every later version has to take it as it is.
BEGIN TRANSACTION;
CREATE TABLE agent_instance (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    token_id      TEXT    NOT NULL REFERENCES agent_token (id) ON DELETE CASCADE,
    instance_id   TEXT    NOT NULL,
    first_seen_at INTEGER NOT NULL,
    UNIQUE (token_id, instance_id)
) STRICT;
INSERT INTO "agent_instance" VALUES(1,'01KQT000000000000000000003','one',1777896000000);
CREATE TABLE agent_token (
    id         TEXT    PRIMARY KEY CHECK (length(id) = 26),
    host_id    TEXT    NOT NULL REFERENCES host (id) ON DELETE CASCADE,
    hash       TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64),
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    -- The highest sequence number that is stored; what is not above it is a duplicate.
    last_seq   INTEGER NOT NULL DEFAULT 0 CHECK (last_seq >= 0)
) STRICT;
INSERT INTO "agent_token" VALUES('01KQT000000000000000000003','01KQT000000000000000000001','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1777896000000,NULL,42);
CREATE TABLE dead_letter (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    subject    TEXT NOT NULL,
    payload    BLOB NOT NULL,
    error      TEXT NOT NULL,
    died_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
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
INSERT INTO "enrolment_token" VALUES('01KQT000000000000000000005','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','bob','[]','rest:http://vault:8000/bob/',NULL,'sealed-3',NULL,NULL,'alice',1777896000000,1777982400000,NULL,NULL,NULL,NULL);
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
    revision         INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1), protocol INTEGER, time_zone TEXT, policy TEXT CHECK (json_valid(policy)), config_refused TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(config_refused) AND json_type(config_refused) = 'array'), refused_code TEXT CHECK (refused_code IN ('clone', 'protocol')), refused_at INTEGER CHECK ((refused_at IS NULL) = (refused_code IS NULL)), refused_why TEXT CHECK ((refused_why IS NULL) = (refused_code IS NULL)),
    CHECK (presence <> 'online' OR last_seen_at IS NOT NULL)
) STRICT;
INSERT INTO "host" VALUES('01KQT000000000000000000001','ada','ada','linux','amd64','["web"]',0,'online',1777896000000,1777896000000,'0.1.0','0.18.0',NULL,0,3,3,7,NULL,'UTC','{}','[]',NULL,NULL,NULL);
INSERT INTO "host" VALUES('01KQT000000000000000000002','eve','eve','windows','amd64','[]',0,'unknown',1777896000000,NULL,NULL,NULL,NULL,0,1,0,1,NULL,NULL,'{}','[]',NULL,NULL,NULL);
CREATE TABLE hub (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    -- Agents that meet another epoch know that the hub forgot something, and send what they kept again.
    epoch      TEXT    NOT NULL CHECK (length(epoch) = 32),
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "hub" VALUES(1,'c0f4448adb84aa9363a7f850409cf2ae',1795377033662);
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
INSERT INTO "maintenance_credential" VALUES('01KQT000000000000000000006','01KQT000000000000000000001','rest:http://vault:8001/ada/','ada','sealed-4',NULL,0,NULL,1777896000000);
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
INSERT INTO "repository" VALUES('01KQT000000000000000000004','01KQT000000000000000000001','rest:http://vault:8000/ada/','ada','sealed-1','sealed-2',1777896000000);
CREATE TABLE schedule (
    id              TEXT    PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    host_id         TEXT    NOT NULL REFERENCES host (id) ON DELETE CASCADE,
    revision        INTEGER NOT NULL,
    -- The configuration that it has been part of as it is, from this one on; a pause begins it anew.
    config_revision INTEGER NOT NULL CHECK (config_revision >= 1),
    body            TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;
INSERT INTO "schedule" VALUES('01KQT000000000000000000007','01KQT000000000000000000001',2,3,'{"id":"01KQT000000000000000000007","host_id":"01KQT000000000000000000001","name":"nightly","kind":"backup","enabled":true,"cron":"0 3 * * *","time_zone":"UTC","jitter_s":300,"run_missed":true,"source":{"paths":["/etc"]},"treat_warnings_as_failure":false,"revision":2}');
CREATE TABLE schedule_stale (
    host_id TEXT    PRIMARY KEY REFERENCES host (id) ON DELETE CASCADE,
    times   INTEGER NOT NULL DEFAULT 1
) STRICT;
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
INSERT INTO "schema_history" VALUES(1,'0','<< Flyway Baseline >>','BASELINE','<< Flyway Baseline >>',NULL,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(2,'1','hosts tokens repositories','SQL','V1__hosts_tokens_repositories.sql',-245679942,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(3,'2','who may come','SQL','V2__who_may_come.sql',1065358985,'','2026-11-22 00:00:00',0,1);
INSERT INTO "schema_history" VALUES(4,'3','maintenance credential','SQL','V3__maintenance_credential.sql',160319351,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(5,'4','schedules','SQL','V4__schedules.sql',-22781165,'','2026-11-22 00:00:00',0,1);
CREATE TABLE seen_event (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX "platform_schema_history_s_idx" ON "platform_schema_history" ("success");
CREATE INDEX outbox_event_waiting ON outbox_event (position) WHERE acked_at IS NULL;
CREATE INDEX outbox_event_acked ON outbox_event (acked_at) WHERE acked_at IS NOT NULL;
CREATE INDEX seen_event_age ON seen_event (seen_at);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE UNIQUE INDEX host_name ON host (name);
CREATE INDEX host_not_offline ON host (id) WHERE presence <> 'offline';
CREATE UNIQUE INDEX agent_token_in_force ON agent_token (host_id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX enrolment_token_outstanding ON enrolment_token (name) WHERE used_at IS NULL AND replaced_at IS NULL;
CREATE INDEX maintenance_host ON maintenance_credential (maintenance_host_id);
CREATE INDEX schedule_of_host ON schedule (host_id, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox_event',1);
INSERT INTO "sqlite_sequence" VALUES('agent_instance',1);
COMMIT;
