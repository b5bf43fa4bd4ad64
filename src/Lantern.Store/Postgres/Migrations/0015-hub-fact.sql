-- What is true of the hub as a whole from the day it is made: sealed under the hub's key, said once, never changed.
CREATE TABLE hub_fact (
    name   text COLLATE "C" PRIMARY KEY,
    sealed bytea NOT NULL
);

CREATE TRIGGER hub_fact_is_not_changed BEFORE UPDATE ON hub_fact FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A fact about the hub is not changed.');
CREATE TRIGGER hub_fact_is_not_deleted BEFORE DELETE OR TRUNCATE ON hub_fact FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A fact about the hub is not deleted.');

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        GRANT SELECT, INSERT ON hub_fact TO lantern_web;
    END IF;
END $$;
