-- Every due run of every enabled schedule, written before it is due. "late_at" is when nothing having come of it is a matter: due
-- time, jitter and grace; "told" says that it was. The job is the first that was heard of; it may not have a row of its own yet.
CREATE TABLE run (
    schedule_id TEXT    NOT NULL REFERENCES schedule (id),
    due_at      INTEGER NOT NULL,
    host_id     TEXT    NOT NULL REFERENCES host (id),
    late_at     INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('due', 'arrived', 'ended', 'skipped', 'missed')),
    told        INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    job_id      TEXT,
    reason      TEXT,
    PRIMARY KEY (schedule_id, due_at),
    CHECK (late_at >= due_at),
    CHECK ((state IN ('arrived', 'ended')) = (job_id IS NOT NULL)),
    CHECK ((state = 'skipped') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX run_of_host ON run (host_id, due_at DESC, schedule_id DESC);
CREATE INDEX run_due ON run (due_at, schedule_id) WHERE state = 'due';
CREATE INDEX run_untold ON run (late_at) WHERE state = 'due' AND told = 0;
CREATE INDEX run_age ON run (due_at);

-- Up to when the due times of a schedule are written; nothing yet, or not any more.
ALTER TABLE schedule ADD COLUMN written_to INTEGER;
CREATE INDEX schedule_unwritten ON schedule (coalesce(written_to, 0)) WHERE enabled = 1 AND removed_at IS NULL;
CREATE INDEX schedule_of_host ON schedule (host_id, created_at, id) WHERE removed_at IS NULL;

-- A paused host is given nothing to do by itself.
ALTER TABLE host ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));

-- The order in which the ends of a host's jobs became known, as agents' clocks may be wrong.
ALTER TABLE job ADD COLUMN end_order INTEGER;
UPDATE job SET end_order = ranked.n
FROM (SELECT id, row_number() OVER (PARTITION BY host_id ORDER BY finished_at, id) AS n
      FROM job WHERE finished_at IS NOT NULL) AS ranked
WHERE ranked.id = job.id;
CREATE INDEX job_end_order ON job (host_id, end_order) WHERE end_order IS NOT NULL;
CREATE INDEX job_of_schedule ON job (schedule_id, queued_at DESC, id DESC) WHERE schedule_id IS NOT NULL;
CREATE INDEX job_outcome ON job (host_id, kind, coalesce(schedule_id, ''), end_order DESC)
    WHERE status IN ('succeeded', 'failed');

-- The last job of each kind and schedule of a host that ended otherwise than cancelled; '' is for those without a schedule.
CREATE TABLE outcome (
    host_id     TEXT NOT NULL REFERENCES host (id),
    kind        TEXT NOT NULL,
    schedule_id TEXT NOT NULL,
    job_id      TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    PRIMARY KEY (host_id, kind, schedule_id)
) STRICT, WITHOUT ROWID;

INSERT INTO outcome (host_id, kind, schedule_id, job_id)
SELECT host_id, kind, coalesce(schedule_id, ''), id
FROM (SELECT *, row_number() OVER (PARTITION BY host_id, kind, coalesce(schedule_id, '') ORDER BY end_order DESC) AS n
      FROM job WHERE status IN ('succeeded', 'failed'))
WHERE n = 1;

-- What a person ran of a schedule beside its due times.
CREATE INDEX job_by_hand ON job (schedule_id, queued_at DESC) WHERE schedule_id IS NOT NULL AND due_at IS NULL;
