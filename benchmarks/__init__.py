"""What `make bench` runs: how good and how fast, beside other ways. The data is not part of the project."""
