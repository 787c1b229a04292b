INSERT INTO country VALUES ('fr', 'France'), ('it', 'Italy');
INSERT INTO city VALUES (1, 'fr'), (2, 'it');
