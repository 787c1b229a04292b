INSERT INTO events (at, kind) VALUES ('2024-05-01', 'a'), ('2025-05-01', 'c');
