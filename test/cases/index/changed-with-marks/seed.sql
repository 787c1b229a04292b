INSERT INTO orders SELECT i, date '2026-01-01' + i, i * 10 FROM generate_series(1, 50) i;
