BEGIN;
GRANT SELECT, USAGE ON SEQUENCE public.s TO reader; -- expand; changes_access
COMMIT;
