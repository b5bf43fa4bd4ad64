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

-- Rows that are no ink are bound as a whole: a code over every column, under a key that is not in here. A row gets its code once.
ALTER TABLE head ADD COLUMN mac bytea;
ALTER TABLE file ADD COLUMN mac bytea;
ALTER TABLE command ADD COLUMN mac bytea;
ALTER TABLE draft ADD COLUMN mac bytea;

DROP TRIGGER file_is_not_changed ON file;
DROP TRIGGER command_is_not_changed ON command;

CREATE TRIGGER file_is_not_changed BEFORE UPDATE ON file FOR EACH ROW
WHEN (OLD.mac IS NOT NULL OR NEW.mac IS NULL OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.opened <> OLD.opened)
EXECUTE FUNCTION ink_stands('A file keeps its id and its kind.');

CREATE TRIGGER command_is_not_changed BEFORE UPDATE ON command FOR EACH ROW
WHEN (OLD.mac IS NOT NULL OR NEW.mac IS NULL OR NEW.id <> OLD.id OR NEW.worker <> OLD.worker
    OR NEW.first_position <> OLD.first_position OR NEW.last_position <> OLD.last_position)
EXECUTE FUNCTION ink_stands('What a command wrote does not change.');

-- The head goes on by what one commit can hold and a few machines, so that nobody stops the writing for good with one statement.
CREATE TRIGGER head_does_not_leap BEFORE UPDATE ON head FOR EACH ROW
WHEN (NEW.size > OLD.size + 65536 OR (OLD.size > 0 AND NEW.epoch > OLD.epoch + 16))
EXECUTE FUNCTION ink_stands('The head goes on by one commit at a time.');

-- A key is wrapped anew under a later version of the wrapping key, and in no other way.
CREATE TRIGGER file_key_version_rises BEFORE UPDATE ON file_key FOR EACH ROW
WHEN (NEW.file <> OLD.file OR NEW.version <= OLD.version) EXECUTE FUNCTION ink_stands('A key is wrapped anew under a later version.');

CREATE TRIGGER hub_key_version_rises BEFORE UPDATE ON hub_key FOR EACH ROW
WHEN (NEW.name <> OLD.name OR NEW.version <= OLD.version) EXECUTE FUNCTION ink_stands('A key is wrapped anew under a later version.');

CREATE FUNCTION hub_key_is_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM hub_key) THEN
        RAISE EXCEPTION 'There is one key of the hub.';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER hub_key_is_one BEFORE INSERT ON hub_key FOR EACH ROW EXECUTE FUNCTION hub_key_is_one();
CREATE TRIGGER hub_key_is_not_destroyed BEFORE DELETE OR TRUNCATE ON hub_key FOR EACH STATEMENT
EXECUTE FUNCTION ink_stands('The key of the hub is not destroyed.');

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        REVOKE ALL ON agency, worker, membership, staff_edition, membership_act, glass, alert_review FROM lantern_web;
        GRANT SELECT, INSERT ON access_act TO lantern_web;
        REVOKE UPDATE ON head, hub_key, file_key, draft FROM lantern_web;
        GRANT UPDATE (size, epoch, mac) ON head TO lantern_web;
        GRANT UPDATE (text, saved, mac) ON draft TO lantern_web;
    END IF;
END $$;
