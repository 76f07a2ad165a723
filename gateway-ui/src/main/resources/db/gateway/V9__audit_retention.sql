-- Which rows went from the front of the audit log, signed (ADR 83). last_n is the last that went and hash that row's, to which the first that stands is
-- chained; removed is how many went this time, removed_to when the latest of all that went so far was written down, at when it was done, and kept_days the limit.
CREATE TABLE audit_anchor (
    number     INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    last_n     INTEGER NOT NULL CHECK (last_n > 0),
    hash       TEXT    NOT NULL CHECK (length(hash) = 64),
    removed    INTEGER NOT NULL CHECK (removed > 0),
    removed_to INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    kept_days  INTEGER NOT NULL CHECK (kept_days >= 30),
    key_id     TEXT    NOT NULL CHECK (length(key_id) = 16),
    signature  TEXT    NOT NULL CHECK (length(signature) <= 100)
) STRICT;

-- The newest row always stays: the next one is chained to it.
CREATE TRIGGER audit_anchor_grows BEFORE INSERT ON audit_anchor
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM audit_anchor), 0)
    OR NEW.removed <> NEW.last_n - coalesce((SELECT last_n FROM audit_anchor ORDER BY number DESC LIMIT 1), 0)
    OR NEW.last_n >= coalesce((SELECT max(n) FROM audit_log), 0)
BEGIN SELECT RAISE(ABORT, 'anchors are only ever added to, at their end, and each reaches further than the one before'); END;
CREATE TRIGGER audit_anchor_unchanged BEFORE UPDATE ON audit_anchor
BEGIN SELECT RAISE(ABORT, 'anchors are only ever added to'); END;
CREATE TRIGGER audit_anchor_kept BEFORE DELETE ON audit_anchor
BEGIN SELECT RAISE(ABORT, 'anchors are only ever added to'); END;

DROP TRIGGER audit_log_kept;
CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log
WHEN OLD.n > coalesce((SELECT last_n FROM audit_anchor ORDER BY number DESC LIMIT 1), 0)
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to, and loses at its front what an anchor names'); END;
