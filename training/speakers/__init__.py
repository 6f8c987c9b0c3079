"""How the scorer of pronouns and descriptions is made: texts, examples, fitting."""
