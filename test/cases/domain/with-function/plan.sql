BEGIN;
CREATE FUNCTION public.fine(text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$ SELECT $1 ~ '@' $$; -- expand
CREATE DOMAIN public.email AS text COLLATE pg_catalog."C" CONSTRAINT email_check CHECK (public.fine(VALUE)); -- expand
CREATE DOMAIN public.work_email AS public.email CONSTRAINT work_email_check CHECK (((VALUE)::text ~~ '%.com'::text)); -- expand
CREATE TABLE public.t (
  e public.email,
  ws public.work_email[]
); -- expand
COMMIT;
