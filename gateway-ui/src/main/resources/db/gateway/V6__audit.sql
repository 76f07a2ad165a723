-- Who did what, only ever added to. Rows are numbered without a gap; hash is the HMAC-SHA-256 over a row and the hash of the row before it (64 zeros for
-- the first), so that no row can be changed, removed, added or moved without all after it; encoding says how a row becomes bytes (RowHash).
-- event_id is the event that told of it: heard twice, it is written once.
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

-- Lists are newest first by when it happened, then by n.
CREATE INDEX audit_by_time ON audit_log (occurred_at);
CREATE INDEX audit_by_actor ON audit_log (actor, occurred_at);
CREATE INDEX audit_by_action ON audit_log (action, occurred_at);
CREATE INDEX audit_by_target ON audit_log (target_id, occurred_at);
CREATE INDEX audit_by_host ON audit_log (host_id, occurred_at) WHERE host_id IS NOT NULL;

-- Also against INSERT OR REPLACE, which removes a row without asking the trigger for DELETE.
CREATE TRIGGER audit_log_at_the_end BEFORE INSERT ON audit_log
WHEN NEW.n <> 1 + coalesce((SELECT max(n) FROM audit_log), 0) OR EXISTS (SELECT 1 FROM audit_log WHERE event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to, at its end'); END;
CREATE TRIGGER audit_log_unchanged BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;

-- How long the log was at which moment, signed. last_n is its last row then (0 for none) and hash that row's.
CREATE TABLE audit_checkpoint (
    number    INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    last_n    INTEGER NOT NULL CHECK (last_n >= 0),
    hash      TEXT    NOT NULL CHECK (length(hash) = 64),
    at        INTEGER NOT NULL,
    key_id    TEXT    NOT NULL CHECK (length(key_id) = 16),
    signature TEXT    NOT NULL CHECK (length(signature) <= 100)
) STRICT;

CREATE TRIGGER audit_checkpoint_at_the_end BEFORE INSERT ON audit_checkpoint
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM audit_checkpoint), 0)
BEGIN SELECT RAISE(ABORT, 'checkpoints are only ever added to, at their end'); END;
CREATE TRIGGER audit_checkpoint_unchanged BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are only ever added to'); END;
CREATE TRIGGER audit_checkpoint_kept BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are only ever added to'); END;
