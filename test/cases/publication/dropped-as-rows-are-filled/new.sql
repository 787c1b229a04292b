CREATE TABLE public.orders (note text, number bigint GENERATED ALWAYS AS IDENTITY NOT NULL);
