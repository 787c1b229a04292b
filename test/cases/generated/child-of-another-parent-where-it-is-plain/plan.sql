BEGIN;
CREATE TABLE public.measured (
  area numeric(20,2)
); -- expand
ALTER TABLE public.tiles NO INHERIT public.sized; -- expand; ACCESS EXCLUSIVE public.tiles, instant
COMMIT;

BEGIN;
ALTER TABLE public.tiles ALTER COLUMN area DROP EXPRESSION; -- migrate; ACCESS EXCLUSIVE public.tiles, instant
ALTER TABLE public.tiles ALTER COLUMN area TYPE numeric(20,2); -- migrate; ACCESS EXCLUSIVE public.tiles, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.tiles DROP COLUMN width; -- contract; ACCESS EXCLUSIVE public.tiles, instant; data_loss
ALTER TABLE public.tiles INHERIT public.measured; -- contract; ACCESS EXCLUSIVE public.tiles, instant
COMMIT;

BEGIN;
DROP TABLE public.sized; -- contract; ACCESS EXCLUSIVE public.sized, instant; data_loss
COMMIT;
