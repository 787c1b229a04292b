BEGIN;
ALTER TABLE public.t DROP CONSTRAINT known; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT known CHECK ((s = ANY (ARRAY['a'::text, 'b'::text, 'c'::text]))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT known; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
