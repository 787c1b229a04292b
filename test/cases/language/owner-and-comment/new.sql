COMMENT ON LANGUAGE plpgsql IS 'ours';
