BEGIN;
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
CREATE VIEW public.v AS
 SELECT (id)::text AS id
   FROM public.t; -- expand
CREATE TRIGGER ins INSTEAD OF INSERT ON public.v FOR EACH ROW EXECUTE FUNCTION public.tf(); -- expand
COMMIT;
