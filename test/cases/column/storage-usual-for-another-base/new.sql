CREATE DOMAIN public.amount AS numeric(10,2);
CREATE TABLE public.orders (id bigint NOT NULL, total public.amount);
