-- What is generated; "behind" is the host behind the last, "due" when the last run was due, the texts have the words HOST, SCHEDULE
-- and SNAPSHOT where ids belong.
CREATE TEMP TABLE wanted (first INTEGER, behind INTEGER, jobs INTEGER, due INTEGER, schedule TEXT, source TEXT, summary TEXT,
                          snapshot TEXT, error TEXT);

CREATE TEMP VIEW made_host AS
WITH RECURSIVE made (h) AS (SELECT first FROM wanted UNION ALL SELECT h + 1 FROM made WHERE h + 1 < (SELECT behind FROM wanted))
SELECT h, printf('01J%023d', h) AS id, printf('host-%05d', h) AS name, iif(h % 10 = 3, 'windows', 'linux') AS os,
       iif(h % 10 = 7, 'offline', 'online') AS presence, printf('01R%023d', h) AS repository_id,
       printf('01S%023d', h) AS schedule_id, due, schedule, source, summary, error
FROM made, wanted;

CREATE TEMP VIEW made_number AS
WITH RECURSIVE made (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM made WHERE n + 1 < max(60, (SELECT jobs FROM wanted)))
SELECT n FROM made;
