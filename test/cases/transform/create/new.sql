CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal));
