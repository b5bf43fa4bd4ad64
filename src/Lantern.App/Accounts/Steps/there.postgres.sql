SELECT count(*)::int AS "Value" FROM information_schema.tables WHERE table_schema = 'accounts' AND table_name = {0}
