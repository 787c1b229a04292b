CREATE TABLE t (a int[] DEFAULT '{1}');
