BEGIN;
ALTER TABLE public.jobs ALTER COLUMN number DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_0, instant
ALTER TABLE public.jobs ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY; -- contract; ACCESS EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_0, instant
COMMIT;

BEGIN;
SELECT pg_catalog.setval('public.jobs_number_seq'::pg_catalog.regclass, max(number)) FROM public.jobs HAVING max(number) BETWEEN 1 AND 9223372036854775807; -- contract
COMMIT;
