CREATE TABLE public.people (
  id bigint PRIMARY KEY,
  loud text
);
CREATE INDEX people_loud ON public.people (loud);
