CREATE TABLE public.there (id bigint PRIMARY KEY);
ALTER TABLE public.there OWNER TO owner_role;
