"""Text that tries to act: on a browser, a terminal, rich, a spreadsheet, or a reader of lines."""

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "attribute": "' onmouseover='alert(1)' x='",
    "template": "{{ 7 * 7 }}{% raw %}",
    "comment": "<!-- </style></script> ]]>",
    "markup": "[bold red]loud[/bold red] [link=file:///etc/passwd]x[/link] [/]",
    "emoji": ":skull: :warning:",
    "colour": "\x1b[31mred\x1b[0m \x1b]8;;file:///x\x07link\x1b]8;;\x07 \x9b2J",
    "bells": "\x07\x08\x7f\x00\x0c",
    "direction": "\u202egnorw\u202c \u2066x\u2069",
    "surrogate": "half \ud83d of a pair",
    "lines": "one\u2028two\x85three\rfour",
    "formula": '=HYPERLINK("file:///x","y")',
    "quotes": 'say "it", then; stop',
    "wide": "国連" * 60,
    "long": "x" * 400,
}
