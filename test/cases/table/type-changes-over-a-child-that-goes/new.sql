CREATE TABLE public.entries (id bigint NOT NULL, amount numeric);
