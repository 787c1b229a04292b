BEGIN;
CREATE TABLE public.after (
  id integer
); -- expand
CREATE TABLE public.b (
  id integer
); -- expand
ALTER TABLE public.b ADD CONSTRAINT b_id_fkey FOREIGN KEY (id) REFERENCES public.z (id); -- expand; SHARE ROW EXCLUSIVE public.z, instant
CREATE VIEW public.a AS
 SELECT id
   FROM public.z; -- expand
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader; -- expand; changes_access
GRANT SELECT ON TABLE public.after TO reader; -- expand; changes_access
COMMIT;
