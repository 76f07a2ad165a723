-- Where the host's repository is, as its hub spells it: the same for hosts that share it, before restic's id of it is known.
ALTER TABLE host ADD COLUMN repo_address TEXT;
ALTER TABLE host ADD COLUMN repo_address_revision INTEGER NOT NULL DEFAULT 0;
-- restic's id of the repository that the host had at another address, until the one at this address is known.
ALTER TABLE host ADD COLUMN former_restic_id TEXT;
CREATE INDEX host_of_repo_address ON host (repo_address) WHERE repo_address IS NOT NULL;

-- Whose repository a measurement is about is no question any more: its teller's.
DROP INDEX job_last_begun;
