BEGIN;
ALTER TABLE public.other RESET (user_catalog_table); -- expand; ACCESS EXCLUSIVE public.other, instant
COMMIT;

BEGIN;
ALTER TABLE public.item RESET (user_catalog_table); -- migrate; ACCESS EXCLUSIVE public.item, instant
ALTER TABLE public.item SET UNLOGGED; -- migrate; ACCESS EXCLUSIVE public.item, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.item RESET (fillfactor); -- migrate; SHARE UPDATE EXCLUSIVE public.item, instant
COMMIT;

BEGIN;
ALTER TABLE public.third RESET (user_catalog_table); -- migrate; ACCESS EXCLUSIVE public.third, instant
ALTER TABLE public.third SET LOGGED; -- migrate; ACCESS EXCLUSIVE public.third, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.third SET (user_catalog_table=true); -- migrate; ACCESS EXCLUSIVE public.third, instant
COMMIT;

BEGIN;
ALTER TABLE public.other ALTER COLUMN a TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.other, rewrite; rewrites_table, blocks_reads
COMMIT;
