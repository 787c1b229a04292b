INSERT INTO public.events VALUES (1, 'open');
