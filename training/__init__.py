"""How the starter translators are made: small programs, each `python -m training.NAME CONFIG`."""
