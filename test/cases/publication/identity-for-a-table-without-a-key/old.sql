CREATE TABLE public.orders (note text);
CREATE TABLE public.lines (id bigint PRIMARY KEY, note text);
CREATE PUBLICATION outgoing FOR TABLE public.orders, public.lines;
