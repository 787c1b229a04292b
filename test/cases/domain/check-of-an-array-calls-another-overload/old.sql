CREATE FUNCTION is_mail(text) RETURNS bool LANGUAGE sql IMMUTABLE AS $$SELECT $1 ~ '@'$$;
CREATE DOMAIN mail AS text CONSTRAINT ok CHECK (is_mail(VALUE));
CREATE TABLE t (a mail[], b text CHECK (is_mail(b)));
