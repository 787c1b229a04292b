CREATE TABLE public.orders (id bigint NOT NULL, amount numeric NOT NULL, cents bigint GENERATED ALWAYS AS (amount * 100) STORED);
CREATE STATISTICS public.orders_cents (mcv) ON id, cents FROM public.orders;
