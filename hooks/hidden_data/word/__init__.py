"""Word documents, which are published as web pages."""
