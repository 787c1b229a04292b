BEGIN;
CREATE TABLE public.t (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  name text DEFAULT 'x'::text NOT NULL,
  tags text[] DEFAULT '{}'::text[] NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  amount numeric(10,2),
  CONSTRAINT t_amount_check CHECK ((amount >= (0)::numeric)),
  CONSTRAINT t_name_at_key UNIQUE (name, at),
  CONSTRAINT t_name_check CHECK ((length(name) < 100)),
  CONSTRAINT t_pkey PRIMARY KEY (id)
); -- expand
COMMENT ON COLUMN public.t.name IS 'a column'; -- expand
COMMENT ON TABLE public.t IS 'a table'; -- expand
COMMIT;
