DROP INDEX CONCURRENTLY public.t_f; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t DROP CONSTRAINT c; -- expand; ACCESS EXCLUSIVE public.t, instant
DROP FUNCTION public.f(text); -- expand
CREATE FUNCTION public.f(y text)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT upper($1)$$; -- expand
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT public.f('a'::text); -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((public.f(s) <> ''::text)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t_f ON public.t (public.f(s)); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
