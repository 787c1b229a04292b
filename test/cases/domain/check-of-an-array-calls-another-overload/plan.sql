BEGIN;
CREATE FUNCTION public.is_mail(m text, strict boolean DEFAULT false)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT m ~ '@'$$; -- expand
ALTER DOMAIN public.mail DROP CONSTRAINT ok; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_b_check; -- contract; ACCESS EXCLUSIVE public.t, instant
DROP FUNCTION public.is_mail(text); -- contract
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK (public.is_mail(b)) NOT VALID; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER DOMAIN public.mail RENAME TO mail_old; -- contract
CREATE DOMAIN public.mail AS character varying(200) CONSTRAINT ok CHECK (public.is_mail((VALUE)::text, true)); -- contract
ALTER TABLE public.t ALTER COLUMN a TYPE public.mail[] USING a::text[]::public.mail[]; -- contract; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP DOMAIN public.mail_old; -- contract
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_check; -- contract; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
