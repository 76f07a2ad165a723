-- How many open alerts a host has, times -1, so that the most come first in ascending order; 1 while alerts-service could not be asked.
ALTER TABLE fleet_host ADD COLUMN by_alerts INTEGER NOT NULL DEFAULT 1 CHECK (by_alerts <= 1);

CREATE INDEX fleet_by_alerts ON fleet_host (by_alerts, name, host_id);
