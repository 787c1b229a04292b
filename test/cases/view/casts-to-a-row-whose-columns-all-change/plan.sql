BEGIN;
ALTER TABLE public.item ADD COLUMN c integer; -- expand; ACCESS EXCLUSIVE public.item, instant
ALTER TABLE public.item ADD COLUMN d text; -- expand; ACCESS EXCLUSIVE public.item, instant
COMMIT;

BEGIN;
DROP VIEW public.things; -- migrate; ACCESS EXCLUSIVE public.things, instant
DROP MATERIALIZED VIEW public.nothing; -- migrate; ACCESS EXCLUSIVE public.nothing, instant
ALTER TABLE public.thing ALTER COLUMN a TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.thing, rewrite; rewrites_table, blocks_reads
CREATE VIEW public.things AS
 SELECT ROW((1)::bigint, 2)::public.thing AS thing; -- migrate
CREATE MATERIALIZED VIEW public.nothing AS
 SELECT NULL::public.thing AS thing
WITH DATA; -- migrate
COMMIT;

BEGIN;
DROP VIEW public.made; -- contract; ACCESS EXCLUSIVE public.made, instant
ALTER TABLE public.item DROP COLUMN a; -- contract; ACCESS EXCLUSIVE public.item, instant; data_loss
ALTER TABLE public.item DROP COLUMN b; -- contract; ACCESS EXCLUSIVE public.item, instant; data_loss
CREATE VIEW public.made AS
 SELECT ROW(1, 'x'::text)::public.item AS item; -- contract
COMMIT;
