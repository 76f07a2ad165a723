-- How long the log of a job is kept once it is over, where a person has said so.
CREATE TABLE keeping (
    one          INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    job_log_days INTEGER NOT NULL CHECK (job_log_days BETWEEN 1 AND 3650)
) STRICT;
