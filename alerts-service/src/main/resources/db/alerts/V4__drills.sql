-- Whether a drill is held each week, and since when: what was due before that is not made up for.
CREATE TABLE drilling (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    since   INTEGER NOT NULL
) STRICT;

-- The drills that were held, by the Monday of their week, as in 2026-05-04: one a week at most, however clocks and zones are set.
CREATE TABLE drill (
    monday   TEXT    NOT NULL PRIMARY KEY CHECK (monday LIKE '____-__-__'),
    held_at  INTEGER NOT NULL,
    alert_id TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
