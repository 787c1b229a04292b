INSERT INTO country VALUES ('it', 'Italy');
