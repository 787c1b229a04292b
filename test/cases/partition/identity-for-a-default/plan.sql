BEGIN;
ALTER TABLE public.jobs ALTER COLUMN number DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_0, instant
ALTER TABLE public.jobs ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY; -- contract; ACCESS EXCLUSIVE public.jobs, ACCESS EXCLUSIVE public.jobs_0, instant
COMMIT;
