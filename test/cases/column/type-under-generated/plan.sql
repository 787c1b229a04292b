BEGIN;
ALTER TABLE public.t DROP COLUMN double; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN a TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.t ADD COLUMN double bigint GENERATED ALWAYS AS ((a * 2)) STORED; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
