CREATE TABLE "🐘" ("🐁" int PRIMARY KEY, "日本語" text);
CREATE INDEX "🔎" ON "🐘" ("日本語");
COMMENT ON COLUMN "🐘"."🐁" IS '🧀';
