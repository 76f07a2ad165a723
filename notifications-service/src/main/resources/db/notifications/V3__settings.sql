-- What an administrator chose about how news goes out: one row. Absent is the default; what the environment sets wins over both.
CREATE TABLE settings (
    one                   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    base_url              TEXT    CHECK (length(base_url) BETWEEN 1 AND 2000),
    heartbeat_url         TEXT    CHECK (length(heartbeat_url) BETWEEN 1 AND 2000),
    log_days              INTEGER CHECK (log_days BETWEEN 1 AND 3650),
    allow_private_targets INTEGER CHECK (allow_private_targets IN (0, 1))
) STRICT;
INSERT INTO settings (one) VALUES (1);
