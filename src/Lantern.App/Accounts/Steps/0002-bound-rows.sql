-- A session and a one-time link count only with a code over their whole row that takes the hub's key. Those made before have none:
-- whoever was signed in signs in again, and a link that was not used yet is made anew.
DELETE FROM session;
ALTER TABLE session ADD COLUMN mac TEXT NOT NULL DEFAULT '';
ALTER TABLE link ADD COLUMN mac TEXT NOT NULL DEFAULT '';

-- What was done to somebody's sign-in: told to them, and put before the privacy officer.
CREATE TABLE notice (
    id     TEXT PRIMARY KEY,
    worker TEXT NOT NULL,
    doer   TEXT NOT NULL,
    sealed TEXT NOT NULL,
    at     BIGINT NOT NULL,
    mac    TEXT NOT NULL
);
CREATE INDEX notice_of_worker ON notice (worker);
