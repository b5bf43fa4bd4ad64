-- That a worker has seen what others did to their sign-in. Kept beside the notice, which is never changed: where such a row is taken
-- away the worker is told once more.
CREATE TABLE notice_seen (
    id  TEXT PRIMARY KEY REFERENCES notice (id),
    at  BIGINT NOT NULL,
    mac TEXT NOT NULL
);

-- When an account was last set up: what was set up before it was emptied counts no longer, also where such a row is put back.
ALTER TABLE account ADD COLUMN set_up BIGINT;

-- Which sessions were begun by the directory's word: they last less long, and whoever ends one is signed out there too.
ALTER TABLE session ADD COLUMN way TEXT CHECK (way = 'directory');
