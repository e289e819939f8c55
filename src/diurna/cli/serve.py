"""`diurna serve`: the desk over a store, in a browser."""

import secrets
import socket
import threading
from typing import Annotated

import typer

from diurna.cli.answers import StoreFile
from diurna.cli.output import say

LOOPBACK = ("127.0.0.1", "localhost", "::1")
ANY = ("0.0.0.0", "::")


def serve(
    store: StoreFile,
    host: Annotated[
        str, typer.Option(help="Listen there; anything but this machine itself needs a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    token: Annotated[
        str | None,
        typer.Option(help="What every request must carry; one is made where it is needed.", envvar="DIURNA_TOKEN"),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name to answer to, beside this machine's own; may be given again."),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Take no reviews; other processes may read the store as well.")
    ] = False,
) -> None:
    """Open the desk: read, ask and review a store in a browser.

    Example: diurna serve news.duckdb
    """
    try:
        import uvicorn

        from diurna.web.app import create_app, warm
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "diurna":
            raise
        say(
            f"The desk needs the package {error.name}, which is not installed. Install it with: pip install 'diurna[web]'"
        )
        raise typer.Exit(1) from error
    if token is None and host not in LOOPBACK:
        token = secrets.token_urlsafe(24)
    app = create_app(
        store, token=token, hosts=[host, *([socket.gethostname()] if host in ANY else []), *(allow_host or [])],
        addresses=host in ANY, read_only=read_only,
    )  # fmt: skip
    listening = listen(host, port)
    number = listening.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    say(f"The desk is at http://{name}:{number}/{f'?token={token}' if token else ''} (Ctrl-C ends it)")
    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False, timeout_keep_alive=15)
    stop = threading.Event()
    warming = threading.Thread(target=warm, args=(app, stop))
    warming.start()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        warming.join()
        app.state.desk.store.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; wrong usage where the address cannot be had."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise typer.BadParameter(
            f"{host}:{port} cannot be listened at ({error.strerror}). Choose another --port, or 0 for a free one.",
            param_hint="--port",
        ) from error
