"""The parser of quantities: from the text of either language to normalised values.

Digits and spelled-out numbers (`digits`, `spelled`) with their unit make an amount (`amounts`,
`clock`, `dates`); `scan` finds them all, and `ranges` lets neighbours share what is written once.
"""
