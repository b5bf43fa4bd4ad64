-- An account, a passkey, a person of the directory and a recovery count only with a code over their whole row that takes the hub's
-- key. Those made before are bound once, when the hub is next opened with its keys; from then on none without a code is taken over.
ALTER TABLE account ADD COLUMN mac TEXT NOT NULL DEFAULT '';
ALTER TABLE passkey ADD COLUMN mac TEXT NOT NULL DEFAULT '';
ALTER TABLE directory_person ADD COLUMN mac TEXT NOT NULL DEFAULT '';
ALTER TABLE recovery ADD COLUMN mac TEXT NOT NULL DEFAULT '';

-- By this table the step is found where the list of steps was deleted; it keeps nothing.
CREATE TABLE bound_accounts (
    id TEXT PRIMARY KEY
);
