BEGIN;
CREATE SEQUENCE public.lines_number_seq_new AS bigint; -- expand
ALTER TABLE public.lines ADD COLUMN number bigint; -- expand; ACCESS EXCLUSIVE public.lines, instant
ALTER TABLE public.lines ALTER COLUMN number SET DEFAULT pg_catalog.nextval('public.lines_number_seq_new'::pg_catalog.regclass); -- expand; ACCESS EXCLUSIVE public.lines, instant
COMMIT;

BEGIN;
ALTER TABLE public.orders ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY NOT NULL; -- expand; ACCESS EXCLUSIVE public.orders, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.orders ADD COLUMN key uuid DEFAULT gen_random_uuid() NOT NULL; -- expand; ACCESS EXCLUSIVE public.orders, rewrite; rewrites_table, blocks_reads
COMMIT;

-- backfill public.lines.number = pg_catalog.nextval('public.lines_number_seq_new'::pg_catalog.regclass) where lines.number IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.lines, batches

BEGIN;
ALTER TABLE public.lines ADD CONSTRAINT lines_number_not_null NOT NULL number NOT VALID; -- migrate; ACCESS EXCLUSIVE public.lines, instant
COMMIT;

BEGIN;
ALTER TABLE public.lines VALIDATE CONSTRAINT lines_number_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.lines, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.lines ALTER COLUMN number DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.lines, instant
ALTER TABLE public.lines ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY; -- migrate; ACCESS EXCLUSIVE public.lines, instant
SELECT pg_catalog.setval('public.lines_number_seq'::pg_catalog.regclass, last_value, is_called) FROM public.lines_number_seq_new; -- migrate
DROP SEQUENCE public.lines_number_seq_new; -- migrate
COMMIT;
