"""Who may ask: hosts, token, forms; sizes; and the headers of every answer."""

import re

import pytest
from fastapi.testclient import TestClient

from diurna.store import Store
from diurna.web.app import create_app
from diurna.web.guard import MOST_BYTES
from web.desks import WAY, browser, make_app


@pytest.fixture(scope="module")
def client():
    """A program before an empty desk."""
    return browser(Store(), accept="application/json")


@pytest.mark.parametrize(
    "path", ["/", "/front.json", "/static/desk.css", "/static/desk.js", "/none", "/openapi.json", "/records.csv"]
)
def test_every_answer_has_the_headers_that_keep_a_page_in(client, path):
    """No script or style from elsewhere or inside a page, no frame around it, no guessing of types."""
    headers = client.get(path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "192.168.0.9", ""]
)
def test_other_names_get_nothing(client, host):
    """A site that lets its own name point here (DNS rebinding) reads no page."""
    answer = client.get("/", headers={"host": host})

    assert answer.status_code == 400
    assert answer.json()["next"] == "Ask for it as 127.0.0.1, or start it with --allow-host."


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:81", "[::1]:8000"])
def test_this_machine_s_names_are_answered(client, host):
    """With any port."""
    assert client.get("/front.json", headers={"host": host}).status_code == 200


def test_a_name_can_be_allowed():
    """`--allow-host` adds it; addresses in numbers are answered only where the desk listens on all."""
    named = TestClient(create_app(Store(), hosts=["desk.example"]), base_url="http://desk.example")
    numbers = TestClient(create_app(Store(), addresses=True), base_url="http://192.168.0.9:8000")

    assert named.get("/front.json").status_code == 200
    assert numbers.get("/front.json").status_code == 200
    assert numbers.get("/front.json", headers={"host": "evil.example"}).status_code == 400


def test_a_desk_with_a_token_answers_no_one_without_it():
    """Neither pages nor files nor code; the address with the token leads to the page, and a cookie then carries it."""
    client = browser(Store(), token="s3cret")
    for path in ("/", "/front.json", "/records.csv", "/openapi.json", "/static/desk.css", "/?token=wrong", "/review"):
        assert client.get(path).status_code == 401, path
    assert client.post("/code", json={"text": "x"}).status_code == 401

    welcome = client.get("/events?text=aid&token=s3cret", follow_redirects=False)
    assert welcome.headers["location"] == "/events?text=aid"
    assert "httponly" in welcome.headers["set-cookie"].lower()
    assert "samesite=strict" in welcome.headers["set-cookie"].lower()
    assert client.get("/events").status_code == 200


def test_programs_carry_the_token_as_bearer():
    """And a wrong one is refused."""
    client = browser(Store(), accept="application/json", token="s3cret")

    assert client.get("/front.json", headers={"authorization": "Bearer s3cret"}).status_code == 200
    assert client.get("/front.json", headers={"authorization": "Bearer s3cre"}).status_code == 401
    assert client.get("/front.json", headers={"authorization": "Bearer schlüssel".encode("latin-1")}).status_code == 401


def test_the_token_leads_to_no_other_site():
    """Two slashes would be another host."""
    client = browser(Store(), token="s3cret")
    answer = client.get(f"{WAY}//evil.example/?token=s3cret", follow_redirects=False)

    assert answer.headers["location"] == "/evil.example/"


def test_a_form_needs_the_token_of_its_page():
    """None, another browser's, or one sent from another site is refused."""
    app = make_app(Store())
    ours, theirs = (TestClient(app, base_url=WAY, headers={"accept": "text/html"}) for _ in range(2))
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', ours.get("/code").text)[1]
    other = re.search(r'name="csrf" value="([0-9a-f]+)"', theirs.get("/code").text)[1]

    assert token != other
    for csrf in ("", "schlüssel", other):
        assert ours.post("/code/page", data={"text": "", "csrf": csrf}).status_code == 403
    far = {"sec-fetch-site": "cross-site"}
    assert ours.post("/code/page", data={"text": "", "csrf": token}, headers=far).status_code == 403
    assert ours.post("/code/page", data={"text": "", "csrf": token}).status_code == 422  # heard; the text is missing


def test_what_is_too_large_is_refused(client):
    """By what is announced, and by what comes."""
    assert client.post("/code", content=b"x" * (MOST_BYTES + 1)).status_code == 413

    def stream():
        for _ in range(MOST_BYTES // 100_000 + 1):
            yield b"x" * 100_000

    assert client.post("/code", content=stream()).status_code == 413
    assert client.get("/", headers={"content-length": "many"}).status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/none.css", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/../../../etc/passwd"]
)
def test_only_files_of_the_list_are_sent(client, path):
    """A path leads nowhere else."""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/events.json"), ("POST", "/"), ("GET", "/code/page"), ("PUT", "/code")]
)
def test_a_wrong_method_is_told_in_the_one_shape(client, method, path):
    """405."""
    answer = client.request(method, path)

    assert answer.status_code == 405
    assert set(answer.json()) == {"status", "error", "next", "faults"}


def test_a_failure_inside_shows_nothing_of_the_inside(monkeypatch):
    """500 in the one shape, without a trace."""
    app = create_app(Store())
    monkeypatch.setattr(app.state.desk, "ask", lambda *_: 1 / 0)
    client = TestClient(app, base_url=WAY, headers={"accept": "application/json"}, raise_server_exceptions=False)
    answer = client.get("/front.json")

    assert answer.status_code == 500
    assert answer.json()["error"] == "Something went wrong inside the desk."
    assert "ZeroDivision" not in answer.text
