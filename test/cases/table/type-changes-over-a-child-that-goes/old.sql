CREATE TABLE public.entries (id bigint NOT NULL, amount integer);
CREATE TABLE public.visits () INHERITS (public.entries);
CREATE MATERIALIZED VIEW public.totals AS SELECT sum(amount) AS total FROM public.visits;
