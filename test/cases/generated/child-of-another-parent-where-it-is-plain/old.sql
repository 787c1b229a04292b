CREATE TABLE sized (width integer, area bigint GENERATED ALWAYS AS (width::bigint * width) STORED);
CREATE TABLE tiles (width integer, area bigint GENERATED ALWAYS AS (width::bigint * width) STORED) INHERITS (sized);
