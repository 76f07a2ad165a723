-- When a due run is to begin: its due time and the delay that agent and manager reckon alike. Set when the row is written, so that an
-- edit of its schedule does not change it. What is ahead is written anew by the same rule; what was due began by an older one.
ALTER TABLE run ADD COLUMN begin_at INTEGER NOT NULL DEFAULT 0;
UPDATE run SET begin_at = due_at;
DELETE FROM run WHERE state = 'due' AND due_at > CAST(unixepoch('subsec') * 1000 AS INTEGER);
UPDATE schedule SET written_to = min(written_to, CAST(unixepoch('subsec') * 1000 AS INTEGER)) WHERE written_to IS NOT NULL;
CREATE INDEX run_open ON run (schedule_id, due_at) WHERE state = 'due';

-- Long stretches of rows that are still to be settled, a part in each transaction: the first one in it that is not is "since".
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
CREATE INDEX stretch_of_schedule ON stretch (schedule_id);
