BEGIN;
CREATE TABLE public.td (
  id integer,
  k integer
); -- expand
ALTER TABLE public.t ATTACH PARTITION public.td DEFAULT; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
