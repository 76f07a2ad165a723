-- Who held the host's repository when somebody last looked. A job that meets a lock looks, too, whether or not the repository was
-- ever measured; no row is nobody knows.
CREATE TABLE repository_lock (
    host_id TEXT    NOT NULL PRIMARY KEY REFERENCES host (id),
    locks   TEXT    NOT NULL CHECK (json_valid(locks)),
    seen_at INTEGER NOT NULL
) STRICT;

INSERT INTO repository_lock (host_id, locks, seen_at)
SELECT host_id, locks, locks_seen_at FROM repository_measure WHERE locks IS NOT NULL AND locks_seen_at IS NOT NULL;

ALTER TABLE repository_measure DROP COLUMN locks;
ALTER TABLE repository_measure DROP COLUMN locks_seen_at;
