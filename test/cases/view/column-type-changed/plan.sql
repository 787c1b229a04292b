BEGIN;
DROP VIEW public.w; -- expand; ACCESS EXCLUSIVE public.w, instant
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
CREATE VIEW public.v AS
 SELECT (n)::text AS n
   FROM public.t; -- expand
CREATE VIEW public.w AS
 SELECT n
   FROM public.v; -- expand
COMMENT ON VIEW public.w IS 'kept'; -- expand
GRANT SELECT ON TABLE public.v TO reader; -- expand; changes_access
GRANT SELECT ON TABLE public.w TO reader; -- expand; changes_access
COMMIT;
