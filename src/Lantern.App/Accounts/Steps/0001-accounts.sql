-- Everything about signing in, and nothing of the record. The same text serves SQLite and PostgreSQL.
-- Times are ticks of 100 ns since 1970; ids of links and sessions are hashes of what the browser holds.
CREATE TABLE account (
    id        TEXT PRIMARY KEY,
    worker    TEXT NOT NULL,
    name      TEXT NOT NULL UNIQUE,
    state     TEXT NOT NULL CHECK (state IN ('invited', 'ready', 'closed')),
    password  TEXT,
    secret    TEXT,
    last_code BIGINT NOT NULL,
    made      BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_of_worker ON account (worker) WHERE state <> 'closed';

CREATE TABLE passkey (
    id      TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    sealed  TEXT NOT NULL,
    made    BIGINT NOT NULL,
    used    BIGINT
);
CREATE INDEX passkey_of_account ON passkey (account);

CREATE TABLE directory_person (
    id      TEXT PRIMARY KEY,
    sealed  TEXT NOT NULL,
    code    TEXT NOT NULL,
    account TEXT REFERENCES account (id),
    state   TEXT NOT NULL CHECK (state IN ('asked', 'linked', 'refused')),
    asked   BIGINT NOT NULL
);

CREATE TABLE session (
    id      TEXT PRIMARY KEY,
    locator TEXT NOT NULL UNIQUE,
    account TEXT REFERENCES account (id),
    worker  TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('work', 'set-up')),
    device  TEXT NOT NULL,
    made    BIGINT NOT NULL,
    seen    BIGINT NOT NULL,
    ended   BIGINT
);
CREATE INDEX session_of_worker ON session (worker);
CREATE INDEX session_of_account ON session (account);

CREATE TABLE challenge (
    id     TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    until  BIGINT NOT NULL
);

CREATE TABLE link (
    id      TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    kind    TEXT NOT NULL CHECK (kind IN ('invitation', 'recovery')),
    made    BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    until   BIGINT NOT NULL,
    spent   BIGINT
);
CREATE INDEX link_of_account ON link (account);

CREATE TABLE recovery (
    id           TEXT PRIMARY KEY,
    account      TEXT NOT NULL REFERENCES account (id),
    sealed       TEXT NOT NULL,
    asked_by     TEXT NOT NULL,
    asked        BIGINT NOT NULL,
    confirmed_by TEXT,
    confirmed    BIGINT,
    CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
);

CREATE TABLE gate (
    id      TEXT PRIMARY KEY,
    touched BIGINT NOT NULL
);

CREATE TABLE guess (
    id   TEXT PRIMARY KEY,
    gate TEXT NOT NULL,
    at   BIGINT NOT NULL
);
CREATE INDEX guess_at_gate ON guess (gate, at);

CREATE TABLE protection_key (
    id  TEXT PRIMARY KEY,
    xml TEXT NOT NULL
);
