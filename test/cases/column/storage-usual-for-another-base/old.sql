CREATE DOMAIN public.amount AS text;
CREATE TABLE public.orders (id bigint NOT NULL, total public.amount);
ALTER TABLE public.orders ALTER COLUMN total SET STORAGE EXTERNAL;
