CREATE TYPE mood AS ENUM ('a');
CREATE CAST (mood AS varchar) WITH INOUT;
