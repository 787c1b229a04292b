BEGIN;
ALTER TABLE public.jobs ALTER COLUMN priority DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_1, ACCESS EXCLUSIVE public.jobs_2, ACCESS EXCLUSIVE public.jobs_3, instant
ALTER TABLE public.jobs_2 ALTER COLUMN priority DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.jobs_2, instant
ALTER TABLE public.jobs_3 ALTER COLUMN priority DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.jobs_3, instant
ALTER TABLE public.jobs ALTER COLUMN priority TYPE integer[] USING priority::integer[]; -- migrate; ACCESS EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_1, ACCESS EXCLUSIVE public.jobs_2, ACCESS EXCLUSIVE public.jobs_3, rewrite; rewrites_table, may_fail_on_data, blocks_reads
ALTER TABLE ONLY public.jobs ALTER COLUMN priority SET DEFAULT '{1}'::integer[]; -- migrate; ACCESS EXCLUSIVE public.jobs, instant
ALTER TABLE public.jobs_2 ALTER COLUMN priority SET DEFAULT '{2}'::integer[]; -- migrate; ACCESS EXCLUSIVE public.jobs_2, instant
ALTER TABLE public.jobs_3 ALTER COLUMN priority SET DEFAULT '{1}'::integer[]; -- migrate; ACCESS EXCLUSIVE public.jobs_3, instant
COMMIT;

ALTER TABLE public.jobs DETACH PARTITION public.jobs_1 CONCURRENTLY; -- contract; SHARE UPDATE EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_1, instant; not_transactional

BEGIN;
DROP TABLE public.jobs_1; -- contract; ACCESS EXCLUSIVE public.jobs_1, instant; data_loss
COMMIT;
