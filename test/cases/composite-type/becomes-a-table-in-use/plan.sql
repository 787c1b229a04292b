BEGIN;
ALTER TYPE public.place RENAME TO place_old; -- migrate
CREATE TABLE public.place (
  street text NOT NULL,
  town text NOT NULL,
  CONSTRAINT place_pkey PRIMARY KEY (street)
); -- migrate
ALTER TABLE public.person ALTER COLUMN home TYPE public.place USING home::text::public.place, ALTER COLUMN others TYPE public.place[] USING others::text[]::public.place[]; -- migrate; ACCESS EXCLUSIVE public.person, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table, may_fail_on_data
DROP TYPE public.place_old; -- migrate
COMMIT;

BEGIN;
CREATE INDEX place_town ON public.place (town); -- migrate
COMMIT;
