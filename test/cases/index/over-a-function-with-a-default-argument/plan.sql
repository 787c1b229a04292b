BEGIN;
ALTER TABLE public.reading ADD COLUMN level numeric(10,2); -- expand; ACCESS EXCLUSIVE public.reading, instant
CREATE FUNCTION public.more(a bigint, b bigint DEFAULT 1)
RETURNS bigint
LANGUAGE sql
IMMUTABLE
AS $$SELECT a + 1$$; -- expand
COMMIT;

BEGIN;
DROP FUNCTION public.more(bigint); -- contract
COMMIT;

CREATE INDEX CONCURRENTLY reading_place_new ON public.reading (id, public.more((level)::bigint)); -- contract; SHARE UPDATE EXCLUSIVE public.reading, build; not_transactional

BEGIN;
ALTER INDEX public.reading_place RENAME TO reading_place_old; -- contract
ALTER INDEX public.reading_place_new RENAME TO reading_place; -- contract
COMMIT;

DROP INDEX CONCURRENTLY public.reading_place_old; -- contract; SHARE UPDATE EXCLUSIVE public.reading, instant; not_transactional

BEGIN;
ALTER TABLE public.reading DROP COLUMN place; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
COMMIT;
