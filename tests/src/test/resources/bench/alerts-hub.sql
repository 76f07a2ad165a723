-- All of them were lost at once, and long ago.
UPDATE host SET presence = 'offline' WHERE id IN (SELECT id FROM made_host);
