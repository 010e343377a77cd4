"""Every write of the reports: exports, those that run in the background, and definitions that are kept."""
