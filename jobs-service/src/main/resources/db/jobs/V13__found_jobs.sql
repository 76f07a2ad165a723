-- What a job failed with, in small letters, as it is searched by.
ALTER TABLE job ADD COLUMN failure TEXT AS (lower(json_extract(error, '$.message')));

-- Everything that a list of failed jobs may be asked by, so that looking for a text reads no other row.
CREATE INDEX job_failed ON job (queued_at DESC, id DESC, finished_at, host_id, kind, schedule_id, failure)
    WHERE status = 'failed';
-- What ended in a day is counted.
CREATE INDEX job_finished ON job (finished_at, status) WHERE finished_at IS NOT NULL;
