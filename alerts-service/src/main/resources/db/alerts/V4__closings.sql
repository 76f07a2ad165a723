-- Why an alert was closed, while it stands nothing. "found" is the order of the check that found the damage that it tells of, 0 for none;
-- "damage" is how that is told, whatever fails after it. "damage" takes the place of "contents".
ALTER TABLE alert ADD COLUMN closing TEXT CHECK (closing IN ('cleared', 'by_hand', 'host_removed', 'host_paused', 'schedule_removed',
                                                             'schedule_disabled'));
ALTER TABLE alert ADD COLUMN found INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN damage TEXT;

-- What was resolved before this column was there says it in its reason.
DROP TRIGGER alert_stays;
UPDATE alert SET closing = CASE
    WHEN resolved_by IS NOT NULL THEN 'by_hand'
    WHEN reason = 'The host was removed.' THEN 'host_removed'
    WHEN reason = 'The host was paused.' THEN 'host_paused'
    WHEN reason = 'The schedule was removed.' THEN 'schedule_removed'
    WHEN reason = 'The schedule was disabled.' THEN 'schedule_disabled'
    ELSE 'cleared' END
WHERE status = 'resolved';
UPDATE alert SET found = occurrence, damage = message WHERE contents = 1;
CREATE TRIGGER alert_stays BEFORE UPDATE ON alert WHEN OLD.status = 'resolved'
BEGIN SELECT raise(ABORT, 'a resolved alert does not change'); END;
ALTER TABLE alert DROP COLUMN contents;

-- The order of the check whose damage was told when a person closed the alert. Before, every closing settled it.
ALTER TABLE trail ADD COLUMN settled_damage INTEGER NOT NULL DEFAULT 0;
UPDATE trail SET settled_damage = settled WHERE kind = 'check_failed';

-- A host's name as a text filter looks into it; the next sweep writes it as it has to be.
ALTER TABLE host ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE host SET search = lower(coalesce(name, ''));

-- Nothing is expected of a disabled schedule. "heard_at" is when an event told of it last.
ALTER TABLE schedule ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1));
ALTER TABLE schedule ADD COLUMN heard_at INTEGER NOT NULL DEFAULT 0;
