BEGIN;
ALTER TEXT SEARCH CONFIGURATION public.conf DROP MAPPING FOR url; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ALTER MAPPING FOR asciiword WITH public.d, pg_catalog.simple; -- expand
COMMIT;
