-- The fleet read model: a row for each host with all that the dashboard shows. It holds nothing of its own: it is made from what
-- agent-hub and jobs-service answer, again on each event about the host, and all of it at start and every ten minutes.
-- Every order of the list is ascending, so that one comparison finds the next page: by_backup is when the last backup ended, in ms, 0 for
-- never; by_size is the size of the repository in bytes times -1, 1 for unknown.
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
) STRICT;

CREATE INDEX fleet_by_urgency ON fleet_host (urgency, name, host_id);
CREATE INDEX fleet_by_name ON fleet_host (name, host_id);
CREATE INDEX fleet_by_backup ON fleet_host (by_backup, name, host_id);
CREATE INDEX fleet_by_size ON fleet_host (by_size, name, host_id);
-- The figures and the tags are counted from these alone, without a look at the rows.
CREATE INDEX fleet_figures ON fleet_host (protection, presence, running);
CREATE INDEX fleet_tags ON fleet_host (tags);
