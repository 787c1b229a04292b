CREATE TABLE reading (taken date);
CREATE TABLE hourly (taken date) INHERITS (reading);
