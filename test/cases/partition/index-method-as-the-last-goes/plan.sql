BEGIN;
DROP TABLE public.reading_rest; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_rest, instant; data_loss
COMMIT;

BEGIN;
ALTER INDEX public.reading_id RENAME TO reading_id_old; -- contract
CREATE INDEX reading_id ON ONLY public.reading USING hash (id); -- contract; SHARE public.reading, instant
DROP INDEX public.reading_id_old; -- contract; ACCESS EXCLUSIVE public.reading, instant
COMMIT;
