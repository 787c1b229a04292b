BEGIN;
ALTER SEQUENCE public.t_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807; -- expand; SHARE ROW EXCLUSIVE public.t_id_seq, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
