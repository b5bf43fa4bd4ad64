-- Who watches over the record: who made and ended memberships and why, every attempt to open a file in an emergency, and what came of each alert.
-- What was said is sealed: it may speak of a child.
CREATE TABLE membership_act (
    id         text COLLATE "C" PRIMARY KEY,
    membership text COLLATE "C" NOT NULL REFERENCES membership (id),
    what       text NOT NULL,
    worker     text NOT NULL,
    at         bigint NOT NULL,
    because    bytea NOT NULL
);

CREATE TABLE glass (
    id         text COLLATE "C" PRIMARY KEY,
    worker     text NOT NULL,
    agency     text NOT NULL,
    at         bigint NOT NULL,
    outcome    text NOT NULL,
    file       text COLLATE "C" REFERENCES file (id),
    membership text COLLATE "C" REFERENCES membership (id),
    words      bytea NOT NULL
);

CREATE TABLE alert_review (
    alert    text COLLATE "C" PRIMARY KEY,
    worker   text NOT NULL,
    at       bigint NOT NULL,
    finding  text NOT NULL,
    words    bytea NOT NULL
);

CREATE TRIGGER membership_act_is_not_changed BEFORE UPDATE ON membership_act FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('What was said of a membership is not changed.');
CREATE TRIGGER membership_act_is_not_deleted BEFORE DELETE OR TRUNCATE ON membership_act FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('What was said of a membership is not deleted.');
CREATE TRIGGER glass_is_not_changed BEFORE UPDATE ON glass FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('An attempt to open a file in an emergency is not changed.');
CREATE TRIGGER glass_is_not_deleted BEFORE DELETE OR TRUNCATE ON glass FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('An attempt to open a file in an emergency is not deleted.');
CREATE TRIGGER alert_review_is_not_changed BEFORE UPDATE ON alert_review FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A review is not changed.');
CREATE TRIGGER alert_review_is_not_deleted BEFORE DELETE OR TRUNCATE ON alert_review FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A review is not deleted.');

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        GRANT SELECT, INSERT ON membership_act, glass, alert_review TO lantern_web;
    END IF;
END $$;
