BEGIN;
CREATE TABLE public."🐘" (
  "🐁" integer NOT NULL,
  "日本語" text,
  CONSTRAINT "🐘_pkey" PRIMARY KEY ("🐁")
); -- expand
CREATE INDEX "🔎" ON public."🐘" ("日本語"); -- expand
COMMENT ON COLUMN public."🐘"."🐁" IS '🧀'; -- expand
COMMIT;
