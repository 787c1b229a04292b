BEGIN;
DROP TYPE public.x; -- contract
CREATE TABLE public.x (
  a integer
); -- contract
COMMIT;
