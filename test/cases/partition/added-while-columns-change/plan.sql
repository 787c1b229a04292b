BEGIN;
CREATE TABLE public.t_2 (
  id bigint CONSTRAINT t_id_not_null NOT NULL,
  also bigint,
  come text
); -- expand
ALTER TABLE public.t ADD COLUMN come text; -- expand; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN also TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_1, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.t DROP COLUMN gone; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_1, instant; data_loss
ALTER TABLE public.t ATTACH PARTITION public.t_2 FOR VALUES IN ('2'); -- contract; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
