"""What answers the addresses of the reports: those of one article, the selection of many, and kept definitions."""
