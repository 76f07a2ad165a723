-- People who may sign in. Names are kept in lower case. A password is kept as an Argon2id hash only.
CREATE TABLE person (
    id            TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    name          TEXT    NOT NULL UNIQUE CHECK (name = lower(name) AND length(name) BETWEEN 1 AND 64),
    role          TEXT    NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
    password_hash TEXT    NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    created_at    INTEGER NOT NULL
) STRICT;

-- The link to the first account: at most one, minted anew at each start, gone once an account exists.
CREATE TABLE setup_token (
    only_one   INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    token_hash TEXT    NOT NULL CHECK (length(token_hash) = 64),
    minted_at  INTEGER NOT NULL
) STRICT;

-- Being signed in. The browser holds the token, we its SHA-256.
CREATE TABLE session (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    token_hash   TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    address      TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_of_person ON session (person_id);

-- Attempts to sign in that failed or are not decided yet; the throttle counts them. The account is the name as typed,
-- whether or not such an account exists, so that an answer does not tell.
CREATE TABLE sign_in_failure (
    id      INTEGER NOT NULL PRIMARY KEY,
    account TEXT    NOT NULL CHECK (length(account) <= 64),
    network TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_failure_of_account ON sign_in_failure (account, at);
CREATE INDEX sign_in_failure_of_network ON sign_in_failure (network, at);
CREATE INDEX sign_in_failure_by_time ON sign_in_failure (at);

-- Keys that this service signs with, sealed with the key of the data directory.
CREATE TABLE signing_key (
    purpose    TEXT    NOT NULL PRIMARY KEY,
    sealed     TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
