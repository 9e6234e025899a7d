"""The opening content: what a new house is furnished with, and how it gets from files into pages.

Everything is read and checked before the database is touched. `library` reads the files, `checks` compares them with
each other, `builders` turn them into drafts of pages that name other pages by key, and `writing` places the drafts
in the tree, where keys become primary keys.
"""
