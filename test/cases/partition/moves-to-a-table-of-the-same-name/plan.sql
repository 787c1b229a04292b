BEGIN;
CREATE TABLE public.reading (
  id bigint NOT NULL,
  former bigint
) PARTITION BY RANGE (id); -- expand
CREATE INDEX reading_id ON ONLY public.reading (id); -- expand
COMMIT;

CREATE INDEX CONCURRENTLY reading_rest_id_idx ON store.reading_rest (id); -- expand; SHARE UPDATE EXCLUSIVE store.reading_rest, build; not_transactional

BEGIN;
ALTER TABLE store.reading DROP CONSTRAINT reading_former; -- contract; ACCESS EXCLUSIVE store.reading, ACCESS EXCLUSIVE store.reading_rest, instant
COMMIT;

BEGIN;
ALTER TABLE store.reading DETACH PARTITION store.reading_rest; -- contract; ACCESS EXCLUSIVE store.reading, ACCESS EXCLUSIVE store.reading_rest, instant
ALTER TABLE store.reading_rest DROP CONSTRAINT reading_rest_pkey; -- contract; ACCESS EXCLUSIVE store.reading_rest, instant
DROP TABLE store.reading; -- contract; ACCESS EXCLUSIVE store.reading, instant; data_loss
ALTER TABLE public.reading ATTACH PARTITION store.reading_rest DEFAULT; -- contract; ACCESS EXCLUSIVE store.reading_rest, scan; may_fail_on_data, blocks_reads
COMMIT;
