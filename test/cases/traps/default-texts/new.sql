CREATE TABLE t (
  a text DEFAULT 'it''s \ x', b timestamptz DEFAULT CURRENT_TIMESTAMP, c date DEFAULT now()::date, d time DEFAULT LOCALTIME, e text DEFAULT CURRENT_USER,
  f int DEFAULT -1, g numeric(5,2) DEFAULT 1.50, h bool DEFAULT true, i jsonb DEFAULT '{"a": [1]}', j int[] DEFAULT ARRAY[1, 2], k text[] DEFAULT ARRAY[]::text[],
  l interval DEFAULT interval '1 day' * 2, m bytea DEFAULT '\x00', n "char" DEFAULT 'c', o bit(3) DEFAULT B'101', p text DEFAULT NULL, q uuid DEFAULT gen_random_uuid(),
  r int4range DEFAULT '[1,5)', s point DEFAULT '(1,2)', u text DEFAULT upper('x') || 'y', v float8 DEFAULT 'NaN', w char(3) DEFAULT 'ab', x inet DEFAULT '10.0.0.1', y money DEFAULT 1
);
