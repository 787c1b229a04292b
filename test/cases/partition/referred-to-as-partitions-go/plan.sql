BEGIN;
CREATE TABLE public.reading (
  id bigint NOT NULL,
  place bigint
); -- expand
COMMIT;

BEGIN;
DROP TABLE public.place_1; -- contract; ACCESS EXCLUSIVE public.place, ACCESS EXCLUSIVE public.place_1, ACCESS EXCLUSIVE public.place_rest, instant; data_loss
COMMIT;

BEGIN;
DROP TABLE public.place_rest; -- contract; ACCESS EXCLUSIVE public.place, ACCESS EXCLUSIVE public.place_rest, instant; data_loss
COMMIT;

BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT reading_place_fkey FOREIGN KEY (place) REFERENCES public.place (id); -- contract; SHARE ROW EXCLUSIVE public.place, instant
COMMIT;
