BEGIN;
ALTER TABLE public.p ADD COLUMN e date; -- expand; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, ACCESS EXCLUSIVE public.p11, instant
COMMIT;

BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
DROP VIEW public.w; -- contract; ACCESS EXCLUSIVE public.w, instant
ALTER TABLE public.p DROP COLUMN d; -- contract; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, ACCESS EXCLUSIVE public.p11, instant
ALTER TABLE public.p ADD COLUMN d bigint GENERATED ALWAYS AS ((a * 3)) STORED; -- contract; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, ACCESS EXCLUSIVE public.p11, rewrite; rewrites_table, blocks_reads
CREATE VIEW public.w AS
 SELECT d
   FROM public.p11; -- contract
ALTER TABLE public.p DROP COLUMN c; -- contract; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, ACCESS EXCLUSIVE public.p11, instant; data_loss
CREATE VIEW public.v AS
 SELECT e AS c,
    d
   FROM public.p1; -- contract
COMMIT;
