-- The access log: who works here, who was let into which file and by whom, every opening in an emergency, what came of each alert.
-- It is ink: a leaf of the same tree, numbered without a gap and chained, so that a missing row shows. The tables before it are carried
-- over into it by the program, which has the keys, and dropped then.
CREATE TABLE access_act (
    position bigint PRIMARY KEY,
    number   bigint NOT NULL UNIQUE CHECK (number > 0),
    file     text COLLATE "C" REFERENCES file (id),
    at       bigint NOT NULL,
    previous bytea NOT NULL CHECK (length(previous) = 32),
    sealed   bytea NOT NULL,
    hash     bytea NOT NULL CHECK (length(hash) = 32)
);

CREATE FUNCTION access_act_follows_the_one_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number > 1 AND NOT EXISTS (SELECT 1 FROM access_act WHERE number = NEW.number - 1) THEN
        RAISE EXCEPTION 'An access act takes the next number.';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER access_act_follows_the_one_before BEFORE INSERT ON access_act FOR EACH ROW EXECUTE FUNCTION access_act_follows_the_one_before();
CREATE TRIGGER access_act_is_not_changed BEFORE UPDATE ON access_act FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('The access log is not changed.');
CREATE TRIGGER access_act_is_not_deleted BEFORE DELETE OR TRUNCATE ON access_act FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('The access log is not deleted.');

DROP TRIGGER worker_changed ON worker;
DROP TRIGGER agency_changed ON agency;
DROP TRIGGER membership_changed ON membership;
DROP TRIGGER file_erased ON erasure;
DROP FUNCTION staff_changed();

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        REVOKE ALL ON agency, worker, membership, staff_edition, membership_act, glass, alert_review FROM lantern_web;
        GRANT SELECT, INSERT ON access_act TO lantern_web;
    END IF;
END $$;
