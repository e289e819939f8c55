"""Exports of the databases of newspapers: Nexis Uni, Factiva, ProQuest, EBSCO, as .docx, .rtf, .html and .txt."""
