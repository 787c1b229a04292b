BEGIN;
ALTER TABLE public.t DROP CONSTRAINT x; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT x EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((room > 0)) DEFERRABLE; -- expand; ACCESS EXCLUSIVE public.t, build; may_fail_on_data, blocks_reads
COMMIT;
