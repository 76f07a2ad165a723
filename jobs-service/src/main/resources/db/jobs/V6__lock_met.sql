-- The job that met a lock and could not look whose it was; then nothing is known of the locks but that.
ALTER TABLE repository_lock ADD COLUMN met_by TEXT;
