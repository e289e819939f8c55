"""The desk: reading, asking and reviewing in a browser. Needs the [web] extra; nothing else imports this room.

    app.py         create_app: the routers, one visible list
    desk.py        what a request works with: the store, the coder, one writer at a time
    guard.py       who may ask: hosts, token, sizes, times; headers of every answer
    forms.py       reading forms, and the token that shows they are ours
    described.py   what OpenAPI says beyond what is read off the functions
    errors.py      one shape for everything that goes wrong
    pages.py       a page and its .json twin, from one function
    templating.py  templates: everything escaped, links, words for fields
    asked.py       filters of records in the URL
    front.py article.py event.py dyad.py actor.py person.py story.py search.py network.py coding.py about.py
                   a module a page
    charts.py maps.py graph.py
                   drawings, as SVG
    exports.py     tables and drawings as files
    review/        drawing samples, marking records, the report

Pages are made on the server and work without JavaScript. All they need comes from inside the package.
"""
