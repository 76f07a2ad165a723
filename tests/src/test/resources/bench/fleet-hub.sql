-- Hosts that are there since a hundred days; one of ten is offline.
INSERT INTO host (id, name, hostname, os, arch, tags, presence, enrolled_at, last_seen_at, agent_version, restic_version,
                  clock_skew_ms, applied_revision, protocol, time_zone)
SELECT id, name, name || '.example.org', os, 'amd64',
       CASE h % 4 WHEN 0 THEN '["prod","db"]' WHEN 1 THEN '["prod","web"]' ELSE '["office"]' END,
       presence, due - 100 * 86400000, due + h, '0.1.0', '0.18.0', 3, 1, 1, 'Europe/Vienna'
FROM made_host;

-- Nobody opens the password: no agent comes for it.
INSERT INTO repository (id, host_id, url, password, updated_at)
SELECT repository_id, id, 'rest:https://backup.example.org/' || name || '/', 'sealed', due FROM made_host;
