BEGIN;
CREATE FUNCTION public.calc(a bigint, b integer DEFAULT 2)
RETURNS bigint
LANGUAGE sql
IMMUTABLE
AS $$SELECT a + b$$; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.t_calc_idx; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
ALTER TABLE public.t ALTER COLUMN v DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t DROP CONSTRAINT t_id_check; -- contract; ACCESS EXCLUSIVE public.t, instant
DROP VIEW public.vw; -- contract; ACCESS EXCLUSIVE public.vw, instant
DROP POLICY p ON public.t; -- contract; ACCESS EXCLUSIVE public.t, instant; changes_access
DROP FUNCTION public.calc(integer); -- contract
ALTER TABLE public.t ALTER COLUMN v SET DEFAULT public.calc((1)::bigint); -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT t_id_check CHECK ((public.calc((id)::bigint) > 0)) NOT VALID; -- contract; ACCESS EXCLUSIVE public.t, instant
CREATE VIEW public.vw AS
 SELECT public.calc((id)::bigint) AS c
   FROM public.t; -- contract
CREATE POLICY p ON public.t USING ((public.calc((id)::bigint) > 2)); -- contract; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_check; -- contract; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

CREATE INDEX CONCURRENTLY t_calc_idx ON public.t (public.calc((v)::bigint)); -- contract; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
