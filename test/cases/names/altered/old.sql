CREATE TABLE "T 1" ("A b" int, "C" text);
