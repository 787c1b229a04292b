INSERT INTO reading SELECT generate_series(1, 20);
