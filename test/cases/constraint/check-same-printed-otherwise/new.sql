CREATE TABLE t (s varchar(10), n int, CONSTRAINT k CHECK (s::text = ANY (ARRAY['a'::varchar, 'b'::varchar]::text[])), CONSTRAINT b CHECK (n >= 1 AND n <= 5 AND (s::text ~~ 'a%' OR s IS NULL)));
