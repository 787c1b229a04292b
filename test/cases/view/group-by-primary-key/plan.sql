CREATE UNIQUE INDEX CONCURRENTLY other ON public.t (id); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
ALTER TABLE public.t DROP CONSTRAINT t_pkey; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT other PRIMARY KEY USING INDEX other; -- contract; ACCESS EXCLUSIVE public.t, instant
CREATE VIEW public.v AS
 SELECT id,
    n,
    count(*) AS count
   FROM public.t
  GROUP BY id; -- contract
COMMIT;
