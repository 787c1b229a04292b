BEGIN;
ALTER TABLE public.reading_3 ADD CONSTRAINT reading_3_within CHECK (((id IS NOT NULL) AND (id >= '20'::bigint) AND (id < '30'::bigint))) NOT VALID; -- contract; ACCESS EXCLUSIVE public.reading_3, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_3 VALIDATE CONSTRAINT reading_3_within; -- contract; SHARE UPDATE EXCLUSIVE public.reading_3, scan; may_fail_on_data
COMMIT;

ALTER TABLE public.reading DETACH PARTITION public.reading_3 CONCURRENTLY; -- contract; SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_3, instant; not_transactional

BEGIN;
ALTER TABLE public.reading_3 DROP CONSTRAINT reading_3_within; -- contract; ACCESS EXCLUSIVE public.reading_3, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT reading_id_not_null NOT NULL id NOT VALID; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading VALIDATE CONSTRAINT reading_id_not_null; -- contract; SHARE UPDATE EXCLUSIVE public.reading, SHARE UPDATE EXCLUSIVE public.reading_1, SHARE UPDATE EXCLUSIVE public.reading_2, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE ONLY public.reading ADD CONSTRAINT reading_pkey PRIMARY KEY (id); -- contract; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY reading_1_pkey ON public.reading_1 (id); -- contract; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.reading_1 ADD CONSTRAINT reading_1_pkey PRIMARY KEY USING INDEX reading_1_pkey; -- contract; ACCESS EXCLUSIVE public.reading_1, instant
ALTER INDEX public.reading_pkey ATTACH PARTITION public.reading_1_pkey; -- contract
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY reading_2_pkey ON public.reading_2 (id); -- contract; SHARE UPDATE EXCLUSIVE public.reading_2, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.reading_2 ADD CONSTRAINT reading_2_pkey PRIMARY KEY USING INDEX reading_2_pkey; -- contract; ACCESS EXCLUSIVE public.reading_2, instant
ALTER INDEX public.reading_pkey ATTACH PARTITION public.reading_2_pkey; -- contract
COMMIT;

BEGIN;
CREATE INDEX reading_by_day ON ONLY public.reading (taken); -- contract; SHARE public.reading, instant
COMMIT;

CREATE INDEX CONCURRENTLY reading_1_taken_idx ON public.reading_1 (taken); -- contract; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional

BEGIN;
ALTER INDEX public.reading_by_day ATTACH PARTITION public.reading_1_taken_idx; -- contract
COMMIT;

CREATE INDEX CONCURRENTLY reading_2_taken_idx ON public.reading_2 (taken); -- contract; SHARE UPDATE EXCLUSIVE public.reading_2, build; not_transactional

BEGIN;
ALTER INDEX public.reading_by_day ATTACH PARTITION public.reading_2_taken_idx; -- contract
COMMIT;

BEGIN;
DROP TABLE public.visit_1; -- contract; ACCESS EXCLUSIVE public.visit, ACCESS EXCLUSIVE public.visit_1, instant; data_loss
COMMIT;

BEGIN;
CREATE INDEX visit_by_day ON ONLY public.visit (made); -- contract; SHARE public.visit, instant
COMMIT;
