CREATE TYPE size AS ENUM ('s', 'l');
CREATE TYPE sizes AS RANGE (SUBTYPE = size);
CREATE TABLE shirt (id int PRIMARY KEY, size size, fits sizes);
