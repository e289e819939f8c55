"""What `diurna --version` says is what records say of their coder."""

import subprocess
import sys

from typer.testing import CliRunner

from diurna import Coder
from diurna.cli.app import app


def test_the_version_is_what_records_name_as_their_coder():
    """Code, model and lexicons, in the words of the field `coder`, so that one can be held against the other."""
    shown = CliRunner().invoke(app, ["--version"])

    (event,) = Coder().code("Chad thanked Niger.")
    assert shown.exit_code == 0
    assert shown.stdout.strip() == event.coder


def test_a_gazetteer_of_one_s_own_is_named(monkeypatch, tmp_path):
    """A gazetteer that is missing is told, not passed over."""
    monkeypatch.setenv("DIURNA_GAZETTEER", str(tmp_path))

    shown = CliRunner().invoke(app, ["--version"])

    assert shown.exit_code != 0


def test_the_module_is_the_command():
    """`python -m diurna` does what `diurna` does."""
    done = subprocess.run([sys.executable, "-m", "diurna", "--help"], capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert "who did what to whom" in done.stdout
