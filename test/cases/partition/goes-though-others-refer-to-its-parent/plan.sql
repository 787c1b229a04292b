BEGIN;
ALTER TABLE public.note DROP CONSTRAINT note_reading_fkey; -- expand; ACCESS EXCLUSIVE public.note, ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;

ALTER TABLE public.reading DETACH PARTITION public.reading_1 CONCURRENTLY; -- contract; SHARE public.note, SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, scan; not_transactional, may_fail_on_data, blocks_reads

BEGIN;
DROP TABLE public.reading_1; -- contract; ACCESS EXCLUSIVE public.reading_1, instant; data_loss
COMMIT;

BEGIN;
ALTER TABLE public.note ADD CONSTRAINT note_reading_fkey FOREIGN KEY (reading) REFERENCES public.reading (id) NOT VALID; -- contract; SHARE ROW EXCLUSIVE public.note, SHARE ROW EXCLUSIVE public.reading, SHARE ROW EXCLUSIVE public.reading_2, instant
COMMIT;

BEGIN;
ALTER TABLE public.note VALIDATE CONSTRAINT note_reading_fkey; -- contract; SHARE UPDATE EXCLUSIVE public.note, ROW SHARE public.reading, scan; may_fail_on_data
COMMIT;
