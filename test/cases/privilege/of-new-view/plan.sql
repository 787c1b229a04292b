BEGIN;
CREATE VIEW public.v AS
 SELECT id
   FROM public.t; -- expand
ALTER VIEW public.v OWNER TO owner_role; -- expand
GRANT SELECT ON TABLE public.v TO reader; -- expand; changes_access
COMMIT;
