"""Short forms of English first names that do not begin as the whole name does."""

_FORMS = """
robert bob bobby rob robbie bert
william bill billy will liam
richard dick rick rich
james jim jimmy jamie
john jack johnny
edward ted ned eddie
theodore ted theo
anthony tony
elizabeth liz beth betty lizzie eliza
margaret peggy meg maggie greta
katherine catherine kate kathy katie cathy
dorothy dot dolly
charles chuck charlie
henry hank harry
lawrence larry
alexander sasha sandy alex
alexandra sasha sandra alex
eleanor nell ellie nora
mary molly polly
"""

NICKNAMES = {form: names[0] for names in map(str.split, _FORMS.strip().splitlines()) for form in names}
"""The whole name by each short form; where two share one, either is right and neither is wrong."""
