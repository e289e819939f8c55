"""The screenshots of the README, taken anew: the example articles and a few more are coded, served and photographed.

    python docs/images/make.py

Needs the extras [web] and [dev], Debian's chromium, and `cwebp` for small files (apt-get install chromium webp); without
it the files are PNG.
"""

import datetime as dt
import json
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

import diurna
from diurna.analysis.linking import link_stories
from diurna.articles import article_from_text
from diurna.review.sampling import draw_sample
from diurna.store import Store
from diurna.web.app import create_app

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
WIDTH, HEIGHT = 1280, 860
SERBIA = "Serbia refuses to join sanctions"


def fill(store: Store) -> None:
    """Code all articles into a store, and link their stories."""
    coder = diurna.Coder()
    examples = [json.loads(line) for line in (EXAMPLES / "metadata.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in examples:
        row["whole"] = (EXAMPLES / row["file"]).read_text(encoding="utf-8")
    ours = [json.loads(line) for line in (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in ours:
        row |= {"whole": f"{row['title']}\n\n{row['text']}", "file": "articles.jsonl"}
    for row in examples + ours:
        article = article_from_text(row["whole"], published=dt.date.fromisoformat(row["published"]), origin=row["file"])
        store.add(coder.code_article(replace(article, publisher=row["publisher"])))
    link_stories(store)


def pictures(store: Store) -> dict[str, tuple[str, str]]:
    """What is photographed: name, address, light or dark."""
    row = next(iter(store.rows("SELECT article FROM newest WHERE starts_with(text, ?)", [SERBIA])))
    sample = draw_sample(store, 40, seed=11)
    return {
        "front": ("/", "light"),
        "article": (f"/article?id={row['article']}", "light"),
        "dyad": ("/dyad?one=RUS&other=UKR", "dark"),
        "review": (f"/review/item?sample={sample.id}&reviewer=Anna&n=1", "light"),
    }


def main() -> None:
    """Serve the store, photograph, and make the files small."""
    with Store() as store, tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        fill(store)
        wanted = pictures(store)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_app(store), host="127.0.0.1", port=port, log_level="error"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, (path, scheme) in wanted.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{port}{path}")
            if name == "article":
                page.locator(".record.unreal").first.click()
            taken = Path(folder) / f"{name}.png"
            page.screenshot(path=taken)
            keep(taken)
        browser.close()
        server.should_exit = True
        thread.join()


def keep(taken: Path) -> None:
    """Put a picture beside this file, as WebP where that can be made."""
    if shutil.which("cwebp"):
        made = HERE / f"{taken.stem}.webp"
        subprocess.run(["cwebp", "-quiet", "-q", "82", "-m", "6", str(taken), "-o", str(made)], check=True)
    else:
        shutil.copy(taken, HERE / taken.name)


if __name__ == "__main__":
    main()
