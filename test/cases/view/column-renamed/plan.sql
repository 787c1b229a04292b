BEGIN;
DROP VIEW public.w; -- expand; ACCESS EXCLUSIVE public.w, instant
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
CREATE VIEW public.v AS
 SELECT id AS b
   FROM public.t; -- expand
CREATE VIEW public.w AS
 SELECT b AS a
   FROM public.v; -- expand
COMMIT;
