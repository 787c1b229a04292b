CREATE PUBLICATION p WITH (publish = 'delete', publish_via_partition_root = true);
