BEGIN;
ALTER TABLE public.person ALTER COLUMN shown DROP EXPRESSION; -- expand; ACCESS EXCLUSIVE public.customer, ACCESS EXCLUSIVE public.person, instant
COMMIT;

BEGIN;
ALTER TABLE public.customer ALTER COLUMN shown SET DEFAULT 'nobody'::text; -- expand; ACCESS EXCLUSIVE public.customer, instant
COMMIT;

BEGIN;
ALTER TABLE ONLY public.person ALTER COLUMN shown SET DEFAULT 'nobody'::text; -- expand; ACCESS EXCLUSIVE public.person, instant
COMMIT;
