BEGIN;
ALTER TABLE public.reading ADD COLUMN spot bigint; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_rest, instant
COMMIT;

BEGIN;
DROP TABLE public.reading_rest; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_rest, instant; data_loss
COMMIT;

BEGIN;
ALTER INDEX public.reading_key RENAME TO reading_key_old; -- contract
CREATE UNIQUE INDEX reading_key ON ONLY public.reading (spot, id); -- contract; SHARE public.reading, instant
DROP INDEX public.reading_key_old; -- contract; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading DROP COLUMN place; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
COMMIT;
