BEGIN;
GRANT USAGE ON TYPE public.e TO reader; -- expand; changes_access
GRANT EXECUTE ON FUNCTION public.f() TO reader; -- expand; changes_access
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE public.m TO reader; -- expand; changes_access
GRANT EXECUTE ON PROCEDURE public.p() TO reader; -- expand; changes_access
GRANT CREATE, USAGE ON SCHEMA public TO reader; -- expand; changes_access
GRANT SELECT, UPDATE, USAGE ON SEQUENCE public.s TO reader WITH GRANT OPTION; -- expand; changes_access
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE public.t TO reader; -- expand; changes_access
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE public.v TO reader; -- expand; changes_access
COMMIT;
