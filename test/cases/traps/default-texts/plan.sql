BEGIN;
CREATE TABLE public.t (
  a text DEFAULT 'it''s \ x'::text,
  b timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
  c date DEFAULT (now())::date,
  d time without time zone DEFAULT LOCALTIME,
  e text DEFAULT CURRENT_USER,
  f integer DEFAULT '-1'::integer,
  g numeric(5,2) DEFAULT 1.50,
  h boolean DEFAULT true,
  i jsonb DEFAULT '{"a": [1]}'::jsonb,
  j integer[] DEFAULT ARRAY[1, 2],
  k text[] DEFAULT ARRAY[]::text[],
  l interval DEFAULT ('1 day'::interval * (2)::double precision),
  m bytea DEFAULT '\x00'::bytea,
  n "char" DEFAULT 'c'::"char",
  o bit(3) DEFAULT '101'::"bit",
  p text,
  q uuid DEFAULT gen_random_uuid(),
  r int4range DEFAULT '[1,5)'::int4range,
  s point DEFAULT '(1,2)'::point,
  u text DEFAULT (upper('x'::text) || 'y'::text),
  v double precision DEFAULT 'NaN'::double precision,
  w character(3) DEFAULT 'ab'::bpchar,
  x inet DEFAULT '10.0.0.1'::inet,
  y money DEFAULT 1
); -- expand
COMMIT;
