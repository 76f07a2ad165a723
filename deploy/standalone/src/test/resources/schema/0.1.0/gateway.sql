-- The database of gateway as version 0.1.0 left it. Never changed: every later version has to take it as it is.
BEGIN TRANSACTION;
CREATE TABLE api_token (
    id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    person_id       TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name            TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    token_hash      TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    role            TEXT    NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
    allow_sensitive INTEGER NOT NULL CHECK (allow_sensitive IN (0, 1)),
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL CHECK (expires_at > created_at),
    last_used_at    INTEGER
) STRICT;
INSERT INTO "api_token" VALUES('01KQT000000000000000000042','01KQT000000000000000000040','backup script','9999999999999999999999999999999999999999999999999999999999999999','operator',0,1777896000000,1777982400000,NULL);
CREATE TABLE audit_checkpoint (
    number    INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    last_n    INTEGER NOT NULL CHECK (last_n >= 0),
    hash      TEXT    NOT NULL CHECK (length(hash) = 64),
    at        INTEGER NOT NULL,
    key_id    TEXT    NOT NULL CHECK (length(key_id) = 16),
    signature TEXT    NOT NULL CHECK (length(signature) <= 100)
) STRICT;
INSERT INTO "audit_checkpoint" VALUES(1,1,'1111111111111111111111111111111111111111111111111111111111111111',1777896000000,'0123456789abcdef','sig');
CREATE TABLE audit_log (
    n           INTEGER NOT NULL PRIMARY KEY CHECK (n > 0),
    event_id    TEXT    NOT NULL UNIQUE CHECK (length(event_id) BETWEEN 1 AND 64),
    occurred_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT    NOT NULL CHECK (length(actor) <= 200),
    actor_id    TEXT    CHECK (length(actor_id) <= 64),
    via         TEXT    CHECK (length(via) <= 200),
    address     TEXT    CHECK (length(address) <= 100),
    action      TEXT    NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
    target_kind TEXT    NOT NULL CHECK (length(target_kind) <= 100),
    target_id   TEXT    NOT NULL CHECK (length(target_id) <= 300),
    host_id     TEXT    CHECK (length(host_id) <= 64),
    details     TEXT    NOT NULL CHECK (length(details) <= 4096),
    result      TEXT    NOT NULL CHECK (result IN ('ok', 'refused', 'failed')),
    encoding    INTEGER NOT NULL CHECK (encoding = 1),
    previous    TEXT    NOT NULL CHECK (length(previous) = 64),
    hash        TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO "audit_log" VALUES(1,'01KQT000000000000000000043',1777896000000,1777896000000,'alice',NULL,NULL,NULL,'session.begin','session','01KQT000000000000000000041',NULL,'{}','ok',1,'0000000000000000000000000000000000000000000000000000000000000000','1111111111111111111111111111111111111111111111111111111111111111');
CREATE TABLE dead_letter (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    subject    TEXT NOT NULL,
    payload    BLOB NOT NULL,
    error      TEXT NOT NULL,
    died_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT;
CREATE TABLE fleet_host (
    host_id    TEXT    NOT NULL PRIMARY KEY CHECK (length(host_id) = 26),
    name       TEXT    NOT NULL,
    urgency    INTEGER NOT NULL,
    by_backup  INTEGER NOT NULL CHECK (by_backup >= 0),
    by_size    INTEGER NOT NULL CHECK (by_size <= 1),
    presence   TEXT    NOT NULL CHECK (presence IN ('online', 'offline', 'unknown', 'refused')),
    protection TEXT    NOT NULL CHECK (protection IN ('protected', 'at_risk', 'offline', 'unknown')),
    running    INTEGER NOT NULL CHECK (running IN (0, 1)),
    tags       TEXT    NOT NULL CHECK (json_valid(tags)),
    words      TEXT    NOT NULL,
    body       TEXT    NOT NULL CHECK (json_valid(body))
, by_alerts INTEGER NOT NULL DEFAULT 1 CHECK (by_alerts <= 1), next_run_at INTEGER) STRICT;
CREATE TABLE invitation (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    token_hash TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    person_id  TEXT    NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > made_at)
) STRICT;
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
CREATE TABLE person (
    id            TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    name          TEXT    NOT NULL UNIQUE CHECK (name = lower(name) AND length(name) BETWEEN 1 AND 64),
    role          TEXT    NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
    password_hash TEXT    NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    created_at    INTEGER NOT NULL
, invited INTEGER NOT NULL DEFAULT 0 CHECK (invited IN (0, 1)), signed_in_at INTEGER) STRICT;
INSERT INTO "person" VALUES('01KQT000000000000000000040','alice','admin','$argon2id$v=19$m=19456,t=2,p=1$DlNbgW+z1Y3uY3nDj4+4Uw$AmsvC/TL/7DB2Kxvatolh7WCtjrFtwTJlAufeTPsgPQ',1777896000000,0,NULL);
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
INSERT INTO "schema_history" VALUES(1,'0','<< Flyway Baseline >>','BASELINE','<< Flyway Baseline >>',NULL,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(2,'1','people and sessions','SQL','V1__people_and_sessions.sql',-18989901,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(3,'2','fleet','SQL','V2__fleet.sql',122220787,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(4,'4','alerts of hosts','SQL','V4__alerts_of_hosts.sql',763574833,'','2026-11-22 00:00:00',0,1);
INSERT INTO "schema_history" VALUES(5,'5','next runs of hosts','SQL','V5__next_runs_of_hosts.sql',598650636,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(6,'6','audit','SQL','V6__audit.sql',-1912454984,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(7,'7','people','SQL','V7__people.sql',615044940,'','2026-11-22 00:00:00',0,1); INSERT INTO "schema_history" VALUES(8,'8','api tokens','SQL','V8__api_tokens.sql',1991235820,'','2026-11-22 00:00:00',0,1);
CREATE TABLE seen_event (
    stream     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (stream, message_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    token_hash   TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    address      TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL
, user_agent TEXT NOT NULL DEFAULT '' CHECK (length(user_agent) <= 200), confirmed_at INTEGER) STRICT;
INSERT INTO "session" VALUES('01KQT000000000000000000041','eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','01KQT000000000000000000040','127.0.0.1',1777896000000,1777896000000,'',NULL);
CREATE TABLE setup_token (
    only_one   INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    token_hash TEXT    NOT NULL CHECK (length(token_hash) = 64),
    minted_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE sign_in_failure (
    id      INTEGER NOT NULL PRIMARY KEY,
    account TEXT    NOT NULL CHECK (length(account) <= 64),
    network TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE TABLE signing_key (
    purpose    TEXT    NOT NULL PRIMARY KEY,
    sealed     TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX "platform_schema_history_s_idx" ON "platform_schema_history" ("success");
CREATE INDEX outbox_event_waiting ON outbox_event (position) WHERE acked_at IS NULL;
CREATE INDEX outbox_event_acked ON outbox_event (acked_at) WHERE acked_at IS NOT NULL;
CREATE INDEX seen_event_age ON seen_event (seen_at);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE INDEX session_of_person ON session (person_id);
CREATE INDEX sign_in_failure_of_account ON sign_in_failure (account, at);
CREATE INDEX sign_in_failure_of_network ON sign_in_failure (network, at);
CREATE INDEX sign_in_failure_by_time ON sign_in_failure (at);
CREATE INDEX fleet_by_urgency ON fleet_host (urgency, name, host_id);
CREATE INDEX fleet_by_name ON fleet_host (name, host_id);
CREATE INDEX fleet_by_backup ON fleet_host (by_backup, name, host_id);
CREATE INDEX fleet_by_size ON fleet_host (by_size, name, host_id);
CREATE INDEX fleet_figures ON fleet_host (protection, presence, running);
CREATE INDEX fleet_tags ON fleet_host (tags);
CREATE INDEX fleet_by_alerts ON fleet_host (by_alerts, name, host_id);
CREATE INDEX fleet_by_next_run ON fleet_host (next_run_at) WHERE next_run_at IS NOT NULL;
CREATE INDEX audit_by_time ON audit_log (occurred_at);
CREATE INDEX audit_by_actor ON audit_log (actor, occurred_at);
CREATE INDEX audit_by_action ON audit_log (action, occurred_at);
CREATE INDEX audit_by_target ON audit_log (target_id, occurred_at);
CREATE INDEX audit_by_host ON audit_log (host_id, occurred_at) WHERE host_id IS NOT NULL;
CREATE TRIGGER audit_log_at_the_end BEFORE INSERT ON audit_log
WHEN NEW.n <> 1 + coalesce((SELECT max(n) FROM audit_log), 0) OR EXISTS (SELECT 1 FROM audit_log WHERE event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to, at its end'); END;
CREATE TRIGGER audit_log_unchanged BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
CREATE TRIGGER audit_checkpoint_at_the_end BEFORE INSERT ON audit_checkpoint
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM audit_checkpoint), 0)
BEGIN SELECT RAISE(ABORT, 'checkpoints are only ever added to, at their end'); END;
CREATE TRIGGER audit_checkpoint_unchanged BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are only ever added to'); END;
CREATE TRIGGER audit_checkpoint_kept BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are only ever added to'); END;
CREATE TRIGGER an_administrator_stays_one BEFORE UPDATE OF role ON person
WHEN OLD.role = 'admin' AND NEW.role <> 'admin'
    AND NOT EXISTS (SELECT 1 FROM person WHERE role = 'admin' AND invited = 0 AND id <> OLD.id)
BEGIN
    SELECT RAISE (ABORT, 'the last administrator keeps the role');
END;
CREATE TRIGGER an_administrator_stays BEFORE DELETE ON person
WHEN OLD.role = 'admin' AND NOT EXISTS (SELECT 1 FROM person WHERE role = 'admin' AND invited = 0 AND id <> OLD.id)
BEGIN
    SELECT RAISE (ABORT, 'the last administrator is not removed');
END;
CREATE TRIGGER a_password_voids_the_link AFTER UPDATE OF password_hash ON person
BEGIN
    DELETE FROM invitation WHERE person_id = NEW.id;
END;
CREATE INDEX api_token_of_person ON api_token (person_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox_event',1);
COMMIT;
