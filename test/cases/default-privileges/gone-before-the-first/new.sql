CREATE SEQUENCE public.numbers;
