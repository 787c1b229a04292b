BEGIN;
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER TABLE public.c ALTER COLUMN id TYPE bigint, ALTER COLUMN p_id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.d, ACCESS EXCLUSIVE public.p, rewrite; rewrites_table, blocks_reads, rewrites_table
ALTER TABLE public.p ALTER COLUMN id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, rewrite; rewrites_table, blocks_reads
CREATE VIEW public.v AS
 SELECT c.id,
    p.id AS pid
   FROM (public.c
     JOIN public.p ON ((p.id = c.p_id))); -- migrate
COMMIT;

BEGIN;
ALTER TABLE public.d ALTER COLUMN c_id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.d, rewrite; rewrites_table, blocks_reads
COMMIT;
