BEGIN;
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
CREATE VIEW public.v AS
 SELECT (n)::text AS n
   FROM public.t; -- expand
REVOKE SELECT ON TABLE public.v FROM reader; -- expand; changes_access
COMMIT;
