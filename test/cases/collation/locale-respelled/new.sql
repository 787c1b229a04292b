CREATE COLLATION n (provider = icu, locale = 'en-u-kn');
CREATE TABLE t (name text COLLATE n PRIMARY KEY);
