// served to tests
