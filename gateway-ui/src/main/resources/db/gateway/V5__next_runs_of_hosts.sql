-- When the next run of a host is due, in ms; null for none. A row whose time has passed is made anew: no event tells of a time that passes.
ALTER TABLE fleet_host ADD COLUMN next_run_at INTEGER;

CREATE INDEX fleet_by_next_run ON fleet_host (next_run_at) WHERE next_run_at IS NOT NULL;
