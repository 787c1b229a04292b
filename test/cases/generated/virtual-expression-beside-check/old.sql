CREATE TABLE public.items (
  price bigint CHECK (price > 0),
  doubled bigint GENERATED ALWAYS AS (price * 2) VIRTUAL
);
