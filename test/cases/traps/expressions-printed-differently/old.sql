CREATE TABLE t (a int, b text, c timestamptz, d numeric, e text[], f jsonb, g bool);
