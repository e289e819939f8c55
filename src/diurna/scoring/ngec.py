"""NGEC's tests of its actor resolution, as cases of ours."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from diurna.scoring.actors import ActorCase, Coded
from diurna.scoring.lines import GoldFile, quoted

# Cases without a day, or of "today", are of the time when they were written.
TODAY = dt.date(2022, 11, 15)
FUNCTIONS = frozenset({"agent_to_code", "short_text_to_agent", "search_nat"})  # the others ask for no code
SECTORS = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "UNK": "", "JNK": ""}  # its names for ours
ONLY_THERE = frozenset({"PRE"})  # partially recognised states are no sector here
# A country there, bodies here; the United Nations' organs and agencies have short names of their own.
BODIES = {
    "EUR": frozenset({"EU"}),
    "UNO": frozenset("UN ICJ IMF WORLDBANK WHO ILO FAO IAEA UNESCO UNIDO WIPO WMO ITU UPU IMO ICAO IFAD IOM".split()),
    "IGO": None,  # any
}


def read_ngec(path: Path) -> list[ActorCase]:
    """Read NGEC's tests of its actor resolution, one JSON object a line: those that ask for a code.

    A sector is right where the first that is expected is among those found, or none is expected and none found. Raises
    `GoldError` with all faults.
    """
    file = GoldFile(path)
    cases: list[ActorCase] = []
    for number, line in file.lines():
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            file.fault(number, f"no JSON ({error}).")
            continue
        wanted = ("id", "function", "text", "expected")
        if not isinstance(found, dict) or not all(name in found for name in wanted):
            file.fault(number, f"expected an object with {', '.join(wanted)}.")
            continue
        if found["function"] not in FUNCTIONS:
            continue
        try:
            day = day_of(found.get("query_date"))
        except ValueError:
            file.fault(number, f"query_date {quoted(str(found['query_date']))}; expected YYYY-MM-DD or 1 May 2022.")
            continue
        case = _case(found, day)
        if case is not None:
            cases.append(case)
    if not cases and not file.faults:
        file.fault(1, "no case that asks for a code.")
    file.check()
    return cases


def day_of(text: str | None) -> dt.date:
    """The day of a case: 2022-05-01, "12 April 2022", or "today"."""
    if text is None or text.lower() == "today":
        return TODAY
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return dt.datetime.strptime(text.title(), "%d %B %Y").date()


def _case(found: Mapping[str, object], day: dt.date) -> ActorCase | None:
    expected = found["expected"]
    if not isinstance(expected, dict):
        return None
    if expected.get("result", "") is None:
        expected = {"country": "", "code_1": ""}
    is_home: Callable[[Coded], bool] | None = None
    is_sector: Callable[[Coded], bool] | None = None
    if "country" in expected:
        is_home = _home_test(expected["country"])
    elif "country !=" in expected:
        is_home = _not(_home_test(expected["country !="]))
    if "code_1" in expected and expected["code_1"] not in ONLY_THERE:
        is_sector = _sector_test(expected["code_1"])
    if is_home is None and is_sector is None:
        return None
    told = {name: expected[name] for name in ("country", "country !=", "code_1") if name in expected}
    text = str(found["text"])
    told_text = ", ".join(f"{name} {value or 'none'}" for name, value in told.items())
    return ActorCase(str(found["id"]), text, 0, len(text), told_text, is_home, is_sector, day, str(found["function"]))


def _home_test(home: str) -> Callable[[Coded], bool]:
    if home not in BODIES:
        return lambda coded: coded.home == home
    bodies = BODIES[home]
    return lambda coded: bool(coded.short) and (bodies is None or coded.short in bodies)


def _not(test: Callable[[Coded], bool]) -> Callable[[Coded], bool]:
    return lambda coded: not test(coded)


def _sector_test(sector: str) -> Callable[[Coded], bool]:
    wanted = SECTORS.get(sector, sector)
    return lambda coded: wanted in coded.sectors if wanted else not coded.sectors
