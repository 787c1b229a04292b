BEGIN;
CREATE TABLE public.t (
  id integer
); -- expand
GRANT SELECT ON TABLE public.t TO PUBLIC; -- expand; changes_access
GRANT INSERT ON TABLE public.t TO writer; -- expand; changes_access
COMMIT;
