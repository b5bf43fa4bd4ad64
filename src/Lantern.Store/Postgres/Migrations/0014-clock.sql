-- What two people said of a clock that was wrong: what time it was when the log had so many leaves. Who and why is sealed.
CREATE TABLE clock_confirmed (
    number   bigint PRIMARY KEY,
    position bigint NOT NULL,
    at       bigint NOT NULL,
    sealed   bytea NOT NULL
);

CREATE TRIGGER clock_confirmed_is_not_changed BEFORE UPDATE ON clock_confirmed FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('What was said of the clock is not changed.');
CREATE TRIGGER clock_confirmed_is_not_deleted BEFORE DELETE OR TRUNCATE ON clock_confirmed FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('What was said of the clock is not deleted.');

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        GRANT SELECT, INSERT ON clock_confirmed TO lantern_web;
    END IF;
END $$;
