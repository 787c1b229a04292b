BEGIN;
GRANT SELECT ON TABLE public.t TO PUBLIC; -- expand; changes_access
GRANT INSERT ON TABLE public.t TO reader; -- expand; changes_access
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE public.t TO writer WITH GRANT OPTION; -- expand; changes_access
COMMIT;
