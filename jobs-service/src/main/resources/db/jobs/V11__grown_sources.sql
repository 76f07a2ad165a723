-- When a backup schedule last gained a path, and the last configuration of its host that an agent is known to have followed before:
-- only a run that began since, under a later one, has read it. One that we send has no such revision, and its source is of when it began.
ALTER TABLE schedule ADD COLUMN grown_at INTEGER;
ALTER TABLE schedule ADD COLUMN grown_config INTEGER;
