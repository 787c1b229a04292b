INSERT INTO public.items VALUES ('lamp', 12);
