-- The history of this database begins here, so that every later version has one to start from.
-- The platform's own tables (outbox, inbox, dead letters) have a history of their own.
CREATE TABLE service (
    only       INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    name       TEXT    NOT NULL
) STRICT;

INSERT INTO service (only, name) VALUES (1, 'alerts');
