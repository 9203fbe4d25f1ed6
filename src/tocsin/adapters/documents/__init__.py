"""Papers as files: PDF by Typst, DOCX by python-docx, from the values of `engine.printable`."""
