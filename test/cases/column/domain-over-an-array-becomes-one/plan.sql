BEGIN;
ALTER TABLE public.note ALTER COLUMN tags TYPE text[] USING tags::text::text[]; -- migrate; ACCESS EXCLUSIVE public.note, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
DROP DOMAIN public.tags; -- contract
COMMIT;
