BEGIN;
DROP VIEW public.over; -- expand; ACCESS EXCLUSIVE public.over, instant
DROP MATERIALIZED VIEW public.m; -- expand; ACCESS EXCLUSIVE public.m, instant
CREATE MATERIALIZED VIEW public.m AS
 SELECT id,
    n
   FROM public.t
WITH DATA; -- expand
CREATE UNIQUE INDEX m_id ON public.m (id); -- expand; may_fail_on_data
CREATE VIEW public.over AS
 SELECT id
   FROM public.m; -- expand
GRANT SELECT ON TABLE public.m TO reader; -- expand; changes_access
COMMIT;
