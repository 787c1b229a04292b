BEGIN;
CREATE MATERIALIZED VIEW public.m AS
 SELECT id,
    n
   FROM public.t
WITH DATA; -- expand
COMMIT;

BEGIN;
CREATE UNIQUE INDEX m_id ON public.m (id); -- expand; may_fail_on_data
COMMENT ON MATERIALIZED VIEW public.m IS 'kept'; -- expand
COMMIT;
