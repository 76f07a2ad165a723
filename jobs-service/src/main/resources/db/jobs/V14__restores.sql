-- What was restored on a host, from its own backups or from another's.
CREATE INDEX job_restored_on ON job (runs_on_host_id, queued_at DESC, id DESC) WHERE kind = 'restore';
