"""The workspace (`workspace`, `marking`, `verdicts`, `citations`) and the lists of claims (`lists`)."""
