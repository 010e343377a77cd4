"""Sets reports on paper: which fonts there are, what they can print, the article with its marks, the sheets of data."""
