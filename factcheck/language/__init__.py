"""What words and sentences are to a fact-checker, by fixed rules: no statistical model decides anything here."""
