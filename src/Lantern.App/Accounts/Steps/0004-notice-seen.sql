-- That a worker has seen what others did to their sign-in. Kept beside the notice, which is never changed: where such a row is taken
-- away the worker is told once more.
CREATE TABLE notice_seen (
    id  TEXT PRIMARY KEY REFERENCES notice (id),
    at  BIGINT NOT NULL,
    mac TEXT NOT NULL
);
