-- One at a time is sent to a host. What its agent began by itself is not sent: any number of it may wait there.
DROP INDEX job_one_dispatched_per_host;
CREATE UNIQUE INDEX job_one_dispatched_per_host ON job (runs_on_host_id) WHERE status = 'dispatched' AND config_revision IS NULL;
