BEGIN;
CREATE TABLE public.jobs_1 (
  id bigint CONSTRAINT jobs_id_not_null NOT NULL
); -- expand
ALTER TABLE public.jobs_0 ADD CONSTRAINT jobs_0_within CHECK (((id IS NOT NULL) AND (id = '0'::bigint))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.jobs_0, instant
COMMIT;

BEGIN;
ALTER TABLE public.jobs_rest ADD CONSTRAINT jobs_1_without CHECK (NOT (((id IS NOT NULL) AND (id = '1'::bigint)))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.jobs_rest, instant
COMMIT;

BEGIN;
ALTER TABLE public.jobs_0 VALIDATE CONSTRAINT jobs_0_within; -- migrate; SHARE UPDATE EXCLUSIVE public.jobs_0, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.jobs_rest ADD CONSTRAINT jobs_0_without CHECK (NOT (((id IS NOT NULL) AND (id = '0'::bigint)))) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.jobs_rest, instant
COMMIT;

BEGIN;
ALTER TABLE public.jobs_rest VALIDATE CONSTRAINT jobs_0_without; -- migrate; SHARE UPDATE EXCLUSIVE public.jobs_rest, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.jobs DETACH PARTITION public.jobs_0; -- migrate; ACCESS EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_0, ACCESS EXCLUSIVE public.jobs_rest, instant
ALTER TABLE public.jobs ATTACH PARTITION public.jobs_0 FOR VALUES IN ('0'); -- migrate; SHARE UPDATE EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_0, ACCESS EXCLUSIVE public.jobs_rest, instant
ALTER TABLE public.jobs_0 DROP CONSTRAINT jobs_0_within; -- migrate; ACCESS EXCLUSIVE public.jobs_0, instant
ALTER TABLE public.jobs_rest DROP CONSTRAINT jobs_0_without; -- migrate; ACCESS EXCLUSIVE public.jobs_rest, instant
COMMIT;

BEGIN;
ALTER TABLE public.jobs_rest VALIDATE CONSTRAINT jobs_1_without; -- migrate; SHARE UPDATE EXCLUSIVE public.jobs_rest, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.jobs ATTACH PARTITION public.jobs_1 FOR VALUES IN ('1'); -- migrate; SHARE UPDATE EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_rest, instant
ALTER TABLE public.jobs_rest DROP CONSTRAINT jobs_1_without; -- migrate; ACCESS EXCLUSIVE public.jobs_rest, instant
COMMIT;
