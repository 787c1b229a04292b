CREATE TYPE size AS ENUM ('small', 'large');
CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER disk FOREIGN DATA WRAPPER files;
CREATE FOREIGN TABLE boxes (id bigint, size size) SERVER disk;
