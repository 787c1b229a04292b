CREATE TABLE public.t (c bigint);
CREATE FUNCTION public.f(a public.t) RETURNS text LANGUAGE sql STABLE RETURN (a).c::text;
CREATE VIEW public.v AS SELECT public.f(t) AS x FROM public.t;
