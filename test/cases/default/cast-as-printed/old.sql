CREATE TABLE t (a varchar(10) DEFAULT 'x', b timestamptz DEFAULT '2020-01-01', c int[] DEFAULT '{}', d numeric DEFAULT 0, e interval DEFAULT '1 day', f date DEFAULT CURRENT_DATE);
