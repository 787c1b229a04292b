BEGIN;
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
CREATE VIEW public.v AS
 SELECT (n)::text AS n
   FROM public.t; -- expand
ALTER VIEW public.v OWNER TO owner_role; -- expand
GRANT SELECT ON TABLE public.v TO reader; -- expand; changes_access
COMMIT;
