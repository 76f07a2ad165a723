-- Somebody who was invited and has chosen no password yet has the hash of one that nobody knows. When they last signed in: null for never.
ALTER TABLE person ADD COLUMN invited INTEGER NOT NULL DEFAULT 0 CHECK (invited IN (0, 1));
ALTER TABLE person ADD COLUMN signed_in_at INTEGER;

-- There is always an administrator who can sign in, whoever asks at the same moment.
CREATE TRIGGER an_administrator_stays_one BEFORE UPDATE OF role ON person
WHEN OLD.role = 'admin' AND NEW.role <> 'admin'
    AND NOT EXISTS (SELECT 1 FROM person WHERE role = 'admin' AND invited = 0 AND id <> OLD.id)
BEGIN
    SELECT RAISE (ABORT, 'the last administrator keeps the role');
END;

CREATE TRIGGER an_administrator_stays BEFORE DELETE ON person
WHEN OLD.role = 'admin' AND NOT EXISTS (SELECT 1 FROM person WHERE role = 'admin' AND invited = 0 AND id <> OLD.id)
BEGIN
    SELECT RAISE (ABORT, 'the last administrator is not removed');
END;

-- What the browser said that it is, as sent but cut; empty for nothing.
ALTER TABLE session ADD COLUMN user_agent TEXT NOT NULL DEFAULT '' CHECK (length(user_agent) <= 200);

-- A link with which somebody chooses a password, once: a new person the first, another a new one. At most one each; the newest counts.
CREATE TABLE invitation (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    token_hash TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    person_id  TEXT    NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > made_at)
) STRICT;

-- Whoever has chosen a password needs the link no more, and nobody else is to have use of it.
CREATE TRIGGER a_password_voids_the_link AFTER UPDATE OF password_hash ON person
BEGIN
    DELETE FROM invitation WHERE person_id = NEW.id;
END;
