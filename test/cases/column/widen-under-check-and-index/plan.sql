DROP INDEX CONCURRENTLY public.item_code_lower; -- expand; SHARE UPDATE EXCLUSIVE public.item, instant; not_transactional

BEGIN;
ALTER TABLE public.item DROP CONSTRAINT item_code_check; -- expand; ACCESS EXCLUSIVE public.item, instant
ALTER TABLE public.item ALTER COLUMN code TYPE character varying(20); -- expand; ACCESS EXCLUSIVE public.item, instant
ALTER TABLE public.item ADD CONSTRAINT item_code_check CHECK (((code)::text <> ''::text)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.item, instant
COMMIT;

CREATE INDEX CONCURRENTLY item_code_lower ON public.item (lower((code)::text)); -- expand; SHARE UPDATE EXCLUSIVE public.item, build; not_transactional

DROP INDEX CONCURRENTLY public.item_dear; -- expand; SHARE UPDATE EXCLUSIVE public.item, instant; not_transactional

BEGIN;
ALTER TABLE public.item DROP CONSTRAINT price_positive; -- expand; ACCESS EXCLUSIVE public.item, instant
ALTER TABLE public.item ALTER COLUMN price TYPE numeric(12,2); -- expand; ACCESS EXCLUSIVE public.item, instant
ALTER TABLE public.item ADD CONSTRAINT price_positive CHECK ((price > (0)::numeric)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.item, instant
COMMENT ON CONSTRAINT price_positive ON public.item IS 'nothing is free'; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY item_dear ON public.item (kind) WHERE (price > (3)::numeric); -- expand; SHARE UPDATE EXCLUSIVE public.item, build; not_transactional

BEGIN;
ALTER TABLE public.item VALIDATE CONSTRAINT item_code_check; -- migrate; SHARE UPDATE EXCLUSIVE public.item, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.item VALIDATE CONSTRAINT price_positive; -- migrate; SHARE UPDATE EXCLUSIVE public.item, scan; may_fail_on_data
COMMIT;
