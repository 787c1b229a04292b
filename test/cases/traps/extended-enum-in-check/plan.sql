ALTER TYPE public.mood ADD VALUE 'c'; -- expand; irreversible, not_transactional

BEGIN;
CREATE FUNCTION public.f()
RETURNS public.mood
LANGUAGE sql
AS $$ SELECT 'c'::mood $$; -- expand
ALTER TABLE public.t DROP CONSTRAINT c; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((m <> ALL (ARRAY['b'::public.mood, 'c'::public.mood]))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t_m ON public.t (m) WHERE (m = 'c'::public.mood); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
CREATE VIEW public.v AS
 SELECT m
   FROM public.t
  WHERE (m = 'c'::public.mood); -- expand
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
