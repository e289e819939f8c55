"""The names of countries that the package pycountry has."""


def pycountry_names() -> dict[str, list[str]]:
    """The names that pycountry has for each alpha-3 code, the usual one first; inverted ones set right."""
    import pycountry

    out: dict[str, list[str]] = {}
    for country in pycountry.countries:
        found = [getattr(country, name, None) for name in ("common_name", "name", "official_name")]
        out[country.alpha_3] = list(dict.fromkeys(fixed for name in found if name and (fixed := _upright(name))))
    return {code: names for code, names in out.items() if names}


def _upright(name: str) -> str | None:
    """Turn "Korea, Republic of" into "Republic of Korea"; None for a list or a name that cannot be turned."""
    name = name.removeprefix("the ").split(" (")[0]
    if "," not in name:
        return name
    first, _, rest = name.partition(", ")
    if rest.endswith((" of", " of the")) and "," not in rest:
        return f"{rest.removeprefix('The ')} {first}"
    return None
