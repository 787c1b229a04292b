CREATE TABLE public.people (
  id bigint PRIMARY KEY,
  age bigint,
  height integer
);
CREATE STATISTICS public.people_size ON age, height FROM public.people;
ALTER STATISTICS public.people_size SET STATISTICS 200;
COMMENT ON STATISTICS public.people_size IS 'they grow together';
