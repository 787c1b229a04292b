INSERT INTO public.there VALUES (1), (2);
