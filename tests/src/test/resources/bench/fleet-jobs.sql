INSERT INTO host (id, name, os, presence, repository_state, repository_id, snapshot_count, restic_id, facts_revision,
                  presence_revision, revision)
SELECT id, name, os, presence, 'ready', repository_id, 30, printf('%064d', h), 1, 1, 1 FROM made_host;

INSERT INTO schedule (id, host_id, name, kind, enabled, body, revision, created_at, written_to)
SELECT schedule_id, id, 'Daily', 'backup', 1, replace(replace(schedule, 'SCHEDULE', schedule_id), 'HOST', id), 1,
       due - 100 * 86400000, due + 3 * 86400000
FROM made_host;

-- Five jobs a day, the first of them the scheduled backup: one of fifty failed, one of a hundred was cancelled.
CREATE TEMP VIEW made_job AS
SELECT printf('01K%08d%015d', h, n) AS id, made_host.id AS host_id, n % 5 = 4 AS backup, schedule_id, h, n,
       due - n / 5 * 86400000 AS due_at, due - n / 5 * 86400000 + (4 - n % 5) * 3600000 AS queued_at,
       printf('%032d%032d', h, n) AS snapshot_id, source, summary, error,
       CASE WHEN (h * 17 + n * 3) % 100 = 1 THEN 'cancelled' WHEN (h * 31 + n * 7) % 50 = 0 THEN 'failed'
            ELSE 'succeeded' END AS status
FROM made_host, made_number WHERE n < (SELECT jobs FROM wanted);

INSERT INTO job (id, host_id, runs_on_host_id, kind, status, schedule_id, due_at, actor, options, source, queued_at, started_at,
                 finished_at, ended_by, exit_code, error, summary, revision, end_order)
SELECT id, host_id, host_id,
       CASE n % 5 WHEN 0 THEN 'stats' WHEN 1 THEN 'snapshots' WHEN 2 THEN 'check' WHEN 3 THEN 'forget' ELSE 'backup' END,
       status, iif(backup, schedule_id, NULL), iif(backup, due_at, NULL), iif(backup, 'schedule', 'alice'), '{}',
       iif(backup, source, NULL), queued_at, queued_at + 2000, queued_at + 60000 + h * n % 600000, 'agent', 0,
       iif(status = 'failed', error, NULL),
       iif(backup AND status = 'succeeded', replace(summary, 'SNAPSHOT', snapshot_id), NULL), 3, 1000000 - n
FROM made_job;

INSERT INTO outcome (host_id, kind, schedule_id, job_id)
SELECT host_id, kind, schedule_id, id
FROM (SELECT host_id, kind, coalesce(schedule_id, '') AS schedule_id, id,
             row_number() OVER (PARTITION BY host_id, kind, coalesce(schedule_id, '') ORDER BY end_order DESC) AS n
      FROM job WHERE status IN ('succeeded', 'failed') AND host_id IN (SELECT id FROM made_host))
WHERE n = 1;

-- What was due in 90 days, one of thirty of it missed; and what will be.
INSERT INTO run (schedule_id, due_at, host_id, late_at, state, job_id)
SELECT schedule_id, due_at, host_id, due_at + 300000, iif((h + n) % 30 = 0, 'missed', 'ended'),
       iif((h + n) % 30 = 0, NULL, id)
FROM made_job WHERE backup AND n < 450;

INSERT INTO run (schedule_id, due_at, host_id, late_at, state)
SELECT schedule_id, due + day.value * 86400000, made_host.id, due + day.value * 86400000 + 300000, 'due'
FROM made_host, json_each('[1, 2, 3]') AS day;

INSERT INTO snapshot (host_id, id, time, body, made_by)
SELECT made_job.host_id, snapshot_id, queued_at, replace(snapshot, 'SNAPSHOT', snapshot_id), made_job.id
FROM made_job, wanted WHERE backup AND n < 150;

INSERT INTO repository_history (host_id, at, total_size, uncompressed_size, snapshots, restore_size)
SELECT id, due - n * 86400000, (h % 500 + 100 - n) * 1000000000, (h % 500 + 120 - n) * 1000000000, 30,
       (h % 500 + 1000 - n) * 1000000000
FROM made_host, made_number WHERE n < 60;
