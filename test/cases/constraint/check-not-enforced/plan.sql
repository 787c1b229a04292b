BEGIN;
ALTER TABLE public.t DROP CONSTRAINT c; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((id > 0)) NOT ENFORCED; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
