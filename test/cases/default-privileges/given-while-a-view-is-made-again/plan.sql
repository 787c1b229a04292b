BEGIN;
DROP MATERIALIZED VIEW public.numbers; -- migrate; ACCESS EXCLUSIVE public.numbers, instant
ALTER TABLE public.items ALTER COLUMN id TYPE integer; -- migrate; ACCESS EXCLUSIVE public.items, rewrite; rewrites_table, may_fail_on_data, blocks_reads
CREATE MATERIALIZED VIEW public.numbers AS
 SELECT id
   FROM public.items
WITH DATA; -- migrate
COMMIT;

BEGIN;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO writer; -- migrate; changes_access
COMMIT;
