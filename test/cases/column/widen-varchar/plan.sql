BEGIN;
ALTER TABLE public.t ALTER COLUMN note TYPE character varying(200); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
