ALTER TYPE public.mood ADD VALUE 'happy'; -- expand; irreversible, not_transactional
