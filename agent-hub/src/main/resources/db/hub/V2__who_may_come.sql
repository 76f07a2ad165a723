-- What the agent last said of itself; null until it has said it to a hub that keeps it.
ALTER TABLE host ADD COLUMN protocol INTEGER;
ALTER TABLE host ADD COLUMN time_zone TEXT;
ALTER TABLE host ADD COLUMN policy TEXT CHECK (json_valid(policy));
-- The parts of its configuration that the agent's policy refused.
ALTER TABLE host ADD COLUMN config_refused TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(config_refused) AND json_type(config_refused) = 'array');

-- Why the hub does not talk to the agent: two machines have one identity, or it speaks another protocol.
ALTER TABLE host ADD COLUMN refused_code TEXT CHECK (refused_code IN ('clone', 'protocol'));
ALTER TABLE host ADD COLUMN refused_at INTEGER CHECK ((refused_at IS NULL) = (refused_code IS NULL));
ALTER TABLE host ADD COLUMN refused_why TEXT CHECK ((refused_why IS NULL) = (refused_code IS NULL));

-- The agent processes that have said hello with a token, the latest with the highest number.
CREATE TABLE agent_instance (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    token_id      TEXT    NOT NULL REFERENCES agent_token (id) ON DELETE CASCADE,
    instance_id   TEXT    NOT NULL,
    first_seen_at INTEGER NOT NULL,
    UNIQUE (token_id, instance_id)
) STRICT;
