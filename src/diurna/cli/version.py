"""`diurna --version`: code, model and lexicons, as records name them in `coder`."""

import typer

from diurna.version import VERSION


def version_line() -> str:
    """What coded a record, in the words that records have ("diurna 0.1.0 model 1a2b3c4d5e6f lexicons 6f5e4d3c2b1a").

    A gazetteer of one's own is named too. Raises `ModelError` where the model's files are missing.
    """
    # Read here, as every other command would have to wait for it.
    from diurna.lexicons.tables import fingerprint
    from diurna.model.engine import model_identity
    from diurna.places.gazetteer import Gazetteer

    line = f"diurna {VERSION} model {model_identity()} lexicons {fingerprint()}"
    gazetteer = Gazetteer().identity
    return f"{line} gazetteer {gazetteer}" if gazetteer else line


def show_version(asked: bool) -> None:
    """Print the versions and stop."""
    if asked:
        typer.echo(version_line())
        raise typer.Exit
