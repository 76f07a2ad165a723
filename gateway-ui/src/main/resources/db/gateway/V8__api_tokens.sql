-- Tokens that programs of a person ask /api with. The program holds the token, we its SHA-256. role is what was asked for; what counts is
-- the lesser of it and the person's own, so that a person's new role holds for their tokens at once.
CREATE TABLE api_token (
    id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    person_id       TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name            TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    token_hash      TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    role            TEXT    NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
    allow_sensitive INTEGER NOT NULL CHECK (allow_sensitive IN (0, 1)),
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL CHECK (expires_at > created_at),
    last_used_at    INTEGER
) STRICT;

CREATE INDEX api_token_of_person ON api_token (person_id);

-- When the password was last entered in this session; null for not since it began.
ALTER TABLE session ADD COLUMN confirmed_at INTEGER;
