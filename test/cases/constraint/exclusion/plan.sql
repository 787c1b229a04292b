BEGIN;
ALTER TABLE public.t ADD CONSTRAINT free EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((room > 0)); -- expand; ACCESS EXCLUSIVE public.t, build; may_fail_on_data, blocks_reads
COMMIT;
