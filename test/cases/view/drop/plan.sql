BEGIN;
DROP VIEW public.b; -- contract; ACCESS EXCLUSIVE public.b, instant
COMMIT;

BEGIN;
DROP VIEW public.a; -- contract; ACCESS EXCLUSIVE public.a, instant
COMMIT;
