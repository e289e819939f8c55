"""The OpenAPI description, and schemathesis against it: every answer is one that it names."""

import datetime as dt
import warnings

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies

from web.desks import browser, make_app, make_news_store

schemathesis = pytest.importorskip("schemathesis")

# A day's title says which years there are; JSON Schema cannot.
DAYS = strategies.dates(dt.date(1000, 1, 1), dt.date(2200, 12, 31))
schemathesis.openapi.format("date", DAYS.map(dt.date.isoformat))
STORE = make_news_store(1)
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", make_app(STORE, hosts=["testserver"]))
AS_PROGRAM = {"accept": "application/json"}


@SCHEMA.parametrize()
@settings(
    max_examples=8, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_every_answer_is_one_that_openapi_names(case):
    """Whatever is asked, in form or out of it: no failure inside, the status and shape that are described."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        case.call_and_validate(headers=AS_PROGRAM)


def test_openapi_describes_every_page_and_file():
    """Each page's twin and each kind of file, in words."""
    paths = browser(STORE, accept="application/json").get("/openapi.json").json()["paths"]
    named = {"/front.json", "/article.json", "/event.json", "/parse.json", "/dyad.json", "/actor.json", "/person.json", "/story.json",
             "/stories.json", "/relations.json", "/network.json", "/events.json", "/code", "/review.json", "/review/item.json",
             "/review/report.json", "/records.{kind}", "/charts/{chart}.{kind}"}  # fmt: skip

    assert named <= set(paths)
    assert all(call.get("description") for methods in paths.values() for call in methods.values())
