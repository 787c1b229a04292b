CREATE TABLE public.orders (note text, number bigint GENERATED ALWAYS AS IDENTITY NOT NULL, key uuid NOT NULL DEFAULT gen_random_uuid());
CREATE TABLE public.lines (id bigint PRIMARY KEY, note text, number bigint GENERATED ALWAYS AS IDENTITY NOT NULL);
CREATE PUBLICATION outgoing FOR TABLE public.orders, public.lines;
