ALTER TYPE public.mood ADD VALUE 'awful' BEFORE 'sad'; -- expand; irreversible, not_transactional

ALTER TYPE public.mood ADD VALUE 'ok' AFTER 'sad'; -- expand; irreversible, not_transactional
