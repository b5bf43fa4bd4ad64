-- Plain tables: who works where, and who belongs to which file. Why is sealed: it may speak of a child.
CREATE TABLE agency (
    id    text COLLATE "C" PRIMARY KEY,
    title text COLLATE "C" NOT NULL
);

CREATE TABLE worker (
    id     text COLLATE "C" PRIMARY KEY,
    name   text COLLATE "C" NOT NULL,
    role   text NOT NULL,
    agency text COLLATE "C" NOT NULL REFERENCES agency (id),
    team   text NOT NULL
);

CREATE TABLE membership (
    id         text COLLATE "C" PRIMARY KEY,
    belonging  text NOT NULL,
    agency     text COLLATE "C" NOT NULL REFERENCES agency (id),
    worker     text COLLATE "C" REFERENCES worker (id),
    file       text COLLATE "C" REFERENCES file (id),
    from_when  bigint NOT NULL,
    until_when bigint,
    because    bytea NOT NULL,
    CHECK (file IS NOT NULL OR worker IS NOT NULL)
);

-- Goes up with every change, so that a reader of these tables knows whether what it holds still stands.
CREATE TABLE staff_edition (
    number bigint NOT NULL
);

INSERT INTO staff_edition VALUES (1);

CREATE FUNCTION staff_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE staff_edition SET number = number + 1;
    RETURN NULL;
END $$;

CREATE TRIGGER worker_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON worker FOR EACH STATEMENT EXECUTE FUNCTION staff_changed();
CREATE TRIGGER agency_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON agency FOR EACH STATEMENT EXECUTE FUNCTION staff_changed();
CREATE TRIGGER membership_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON membership FOR EACH STATEMENT EXECUTE FUNCTION staff_changed();
CREATE TRIGGER file_erased AFTER INSERT ON erasure FOR EACH STATEMENT EXECUTE FUNCTION staff_changed();

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON agency, worker, membership TO lantern_web;
        GRANT SELECT, UPDATE ON staff_edition TO lantern_web;
    END IF;
END $$;
