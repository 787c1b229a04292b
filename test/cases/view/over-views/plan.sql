BEGIN;
DROP VIEW public.c; -- expand; ACCESS EXCLUSIVE public.c, instant
DROP MATERIALIZED VIEW public.b; -- expand; ACCESS EXCLUSIVE public.b, instant
DROP VIEW public.a; -- expand; ACCESS EXCLUSIVE public.a, instant
CREATE VIEW public.a AS
 SELECT id,
    (n)::bigint AS n
   FROM public.t; -- expand
CREATE MATERIALIZED VIEW public.b AS
 SELECT n,
    count(*) AS count
   FROM public.a
  GROUP BY n
WITH DATA; -- expand
CREATE VIEW public.c AS
 SELECT sum(count) AS total
   FROM public.b; -- expand
CREATE UNIQUE INDEX b_n ON public.b (n); -- expand; may_fail_on_data
GRANT SELECT ON TABLE public.c TO reader; -- expand; changes_access
COMMIT;
