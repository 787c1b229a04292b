BEGIN;
CREATE TYPE public.mood AS ENUM ('sad', 'it''s ok', 'Happy'); -- expand
CREATE TABLE public.t (
  id integer,
  m public.mood DEFAULT 'Happy'::public.mood,
  ms public.mood[]
); -- expand
COMMENT ON TYPE public.mood IS 'moods'; -- expand
COMMIT;
