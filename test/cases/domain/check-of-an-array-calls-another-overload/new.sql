CREATE FUNCTION is_mail(m text, strict bool DEFAULT false) RETURNS bool LANGUAGE sql IMMUTABLE AS $$SELECT m ~ '@'$$;
CREATE DOMAIN mail AS varchar(200) CONSTRAINT ok CHECK (is_mail(VALUE, true));
CREATE TABLE t (a mail[], b text CHECK (is_mail(b)));
