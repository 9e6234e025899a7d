"""The room where people read: factsheet, e-book, quality criteria, e-zine, guides, news and all that explains them."""
