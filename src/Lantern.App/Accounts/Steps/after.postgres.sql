DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        GRANT USAGE ON SCHEMA accounts TO lantern_web;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA accounts TO lantern_web;
    END IF;
END $$;
