BEGIN;
ALTER TYPE public.mood OWNER TO owner_role; -- expand; changes_access
REVOKE USAGE ON TYPE public.mood FROM PUBLIC; -- expand; changes_access
GRANT USAGE ON TYPE public.mood TO reader; -- expand; changes_access
COMMIT;
