BEGIN;
ALTER TABLE public.c ADD COLUMN z integer; -- expand; ACCESS EXCLUSIVE public.c, instant
ALTER TABLE public.c INHERIT public.p2; -- expand; ACCESS EXCLUSIVE public.c, SHARE UPDATE EXCLUSIVE public.p2, instant
ALTER TABLE public.c NO INHERIT public.p1; -- expand; ACCESS EXCLUSIVE public.c, instant
COMMIT;
