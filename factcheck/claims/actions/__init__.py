"""Every write to claims, verdicts and citations: check, write, record the event.

`marking` (claims and their bounds), `citing`, `proposing` (drafts and submission), `reviewing` (four eyes, lapse),
`scale` (the ratings).
"""
