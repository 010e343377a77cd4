"""Every write to what readers tell: check, write, record the event.

`reporting` (a reader's report comes in), `answering` (what the newsroom does with it), `forgetting` (names and
addresses go).
"""
