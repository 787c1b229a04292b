BEGIN;
ALTER DOMAIN public.d RENAME TO dd; -- expand
COMMIT;

BEGIN;
ALTER TYPE public.a RENAME TO b; -- expand
COMMIT;

BEGIN;
ALTER SEQUENCE public.s RENAME TO ss; -- expand; ACCESS EXCLUSIVE public.s, instant
COMMIT;
