BEGIN;
ALTER FOREIGN TABLE public.ft OPTIONS (DROP a); -- expand; ACCESS EXCLUSIVE public.ft, instant
ALTER TABLE public.ft ALTER COLUMN id TYPE bigint; -- expand; ACCESS EXCLUSIVE public.ft, instant
ALTER TABLE public.ft ALTER COLUMN id SET NOT NULL; -- expand; ACCESS EXCLUSIVE public.ft, instant
ALTER TABLE public.ft ALTER COLUMN id SET DEFAULT 1; -- expand; ACCESS EXCLUSIVE public.ft, instant
ALTER TABLE public.ft ADD CONSTRAINT ft_id_check CHECK ((id > 0)); -- expand; ACCESS EXCLUSIVE public.ft, instant
COMMENT ON FOREIGN TABLE public.ft IS 'x'; -- expand; SHARE UPDATE EXCLUSIVE public.ft, instant
COMMIT;

BEGIN;
ALTER TABLE public.ft DROP COLUMN gone; -- contract; ACCESS EXCLUSIVE public.ft, instant
COMMIT;
