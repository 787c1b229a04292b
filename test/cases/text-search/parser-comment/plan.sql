BEGIN;
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.c OWNER TO owner_role; -- expand; changes_access
COMMIT;
