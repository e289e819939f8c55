"""Learning the weights by which pronouns find their antecedents."""

from diurna.training.pronouns import Choice, fit


def test_fit_learns_what_tells_right_from_wrong():
    """A feature of the right options gets more weight than one of the wrong, and one of both next to none."""
    choices = [
        Choice(({"subject": 1.0, "both": 1.0}, {"object": 1.0, "both": 1.0}), (True, False)),
        Choice(({"object": 1.0, "both": 1.0}, {"subject": 1.0, "both": 1.0}), (False, True)),
    ] * 10

    weights = fit(choices, ridge=1.0)

    assert weights["subject"] > 1
    assert weights["object"] < -1
    assert abs(weights.get("both", 0)) < 0.1
