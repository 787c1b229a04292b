BEGIN;
ALTER INDEX public.stays ALTER COLUMN 1 SET STATISTICS 500; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.u DROP CONSTRAINT apart; -- expand; ACCESS EXCLUSIVE public.u, instant
ALTER TABLE public.u ADD CONSTRAINT apart EXCLUDE USING gist (a WITH &&, int4range(1, upper(a)) WITH &&); -- expand; ACCESS EXCLUSIVE public.u, build; may_fail_on_data, blocks_reads
ALTER INDEX public.apart ALTER COLUMN 2 SET STATISTICS 400; -- expand
COMMIT;
