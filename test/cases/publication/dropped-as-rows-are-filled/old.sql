CREATE TABLE public.orders (note text);
CREATE PUBLICATION outgoing FOR TABLE public.orders;
