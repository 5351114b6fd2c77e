-- The ways to open a reviewer's key go with the reviewer.
grant delete on quality_unlock to denwaban_app;
