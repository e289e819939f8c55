"""The small networks' weights, and on how many threads they are computed."""

import numpy as np
from threadpoolctl import threadpool_info

from diurna.model.nets import nets_of, on_one_thread


def blas_threads():
    """Of each library of linear algebra that is loaded."""
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


def test_networks_are_computed_on_one_thread():
    """However many the user's own work takes before and after."""
    before = blas_threads()

    with on_one_thread():
        within = blas_threads()

    assert within == [1] * len(before)
    assert blas_threads() == before


def test_weights_are_of_several_networks():
    """Each with the same parts, as numbers that NumPy multiplies fast."""
    nets = nets_of("diurna.times", "days.npz")

    assert len(nets) > 1
    assert len({frozenset(net) for net in nets}) == 1
    assert {array.dtype for net in nets for array in net.values()} == {np.dtype(np.float32)}
