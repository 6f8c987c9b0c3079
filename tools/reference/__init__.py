"""The pages under ``docs/reference``, each made from the code that it describes."""
