BEGIN;
ALTER TABLE public.reading ADD COLUMN place bigint; -- expand; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

DROP INDEX CONCURRENTLY public.reading_known; -- expand; SHARE UPDATE EXCLUSIVE public.reading, instant; not_transactional

BEGIN;
ALTER TABLE public.reading DROP COLUMN level; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
DROP TYPE public.level; -- contract
CREATE TYPE public.level AS ENUM ('low', 'high'); -- contract
ALTER TABLE public.reading ADD COLUMN height public.level DEFAULT 'low'::public.level; -- contract; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading DROP COLUMN note; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
COMMIT;

CREATE INDEX CONCURRENTLY reading_known ON public.reading (place, height); -- contract; SHARE UPDATE EXCLUSIVE public.reading, build; not_transactional
