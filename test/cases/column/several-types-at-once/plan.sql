BEGIN;
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER TABLE public.t ALTER COLUMN a TYPE bigint, ALTER COLUMN b TYPE character varying(50), ALTER COLUMN c TYPE numeric(12,2); -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads, rewrites_table, may_fail_on_data
CREATE VIEW public.v AS
 SELECT a,
    b,
    c
   FROM public.t; -- migrate
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN d TYPE character varying(40), ALTER COLUMN id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table
COMMIT;
