CREATE TABLE public.items (id bigint NOT NULL);
CREATE MATERIALIZED VIEW public.numbers AS SELECT id FROM public.items;
