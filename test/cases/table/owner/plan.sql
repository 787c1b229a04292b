BEGIN;
ALTER TABLE public.t OWNER TO owner_role; -- expand; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
