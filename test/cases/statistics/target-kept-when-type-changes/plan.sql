BEGIN;
DROP STATISTICS public.people_size; -- migrate; SHARE UPDATE EXCLUSIVE public.people, instant
ALTER TABLE public.people ALTER COLUMN age TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.people, rewrite; rewrites_table, blocks_reads
CREATE STATISTICS public.people_size ON age, height FROM public.people; -- migrate; SHARE UPDATE EXCLUSIVE public.people, instant
ALTER STATISTICS public.people_size SET STATISTICS 200; -- migrate
COMMENT ON STATISTICS public.people_size IS 'they grow together'; -- migrate
COMMIT;
