"""Anchors quotations to text that changes; knows no journalism and owns no tables."""
