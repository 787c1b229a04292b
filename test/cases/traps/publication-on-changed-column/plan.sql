BEGIN;
ALTER PUBLICATION p DROP TABLE ONLY public.t; -- migrate; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN a TYPE bigint, ALTER COLUMN id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads, rewrites_table
ALTER PUBLICATION p ADD TABLE ONLY public.t (id, a) WHERE ((id > 3)); -- migrate; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
