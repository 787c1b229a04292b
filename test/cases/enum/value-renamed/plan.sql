BEGIN;
ALTER TYPE public.mood RENAME VALUE 'okay' TO 'ok'; -- expand
COMMIT;
