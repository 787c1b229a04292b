BEGIN;
CREATE SEQUENCE public.numbers; -- expand
REVOKE USAGE ON SEQUENCE public.numbers FROM writer; -- expand; changes_access
COMMIT;

BEGIN;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM writer; -- contract; changes_access
COMMIT;
