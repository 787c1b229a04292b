BEGIN;
ALTER TABLE public.person ALTER COLUMN code TYPE integer[] USING CASE WHEN code IS NOT NULL THEN ARRAY[code]::integer[] END; -- migrate; ACCESS EXCLUSIVE public.person, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.person ALTER COLUMN shown DROP EXPRESSION; -- migrate; ACCESS EXCLUSIVE public.person, instant
ALTER TABLE public.person ALTER COLUMN shown TYPE text[] USING CASE WHEN shown IS NOT NULL THEN ARRAY[shown]::text[] END; -- migrate; ACCESS EXCLUSIVE public.person, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.person ALTER COLUMN shown SET DEFAULT '{}'::text[]; -- migrate; ACCESS EXCLUSIVE public.person, instant
COMMIT;
