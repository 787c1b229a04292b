CREATE TABLE public.there (id bigint PRIMARY KEY, n serial);
ALTER TABLE public.there OWNER TO owner_role;
CREATE TABLE public.t (id bigserial PRIMARY KEY);
ALTER TABLE public.t OWNER TO owner_role;
