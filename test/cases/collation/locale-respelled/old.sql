CREATE COLLATION n (provider = icu, locale = 'en-u-kn-true');
CREATE TABLE t (name text COLLATE n PRIMARY KEY);
