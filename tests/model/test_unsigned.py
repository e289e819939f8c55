"""The shipped graphs give the same numbers on every processor: no weight of theirs is a signed byte that could overflow."""

import pytest

from diurna.model.events import ENGLISH

onnx = pytest.importorskip("onnx", reason="reading a graph needs onnx, of the extra [train]")


@pytest.mark.parametrize("name", ["encoder", "events", "relations"])
def test_no_weights_are_signed_bytes(name):
    """All matrices that are multiplied in bytes are unsigned."""
    graph = onnx.load(ENGLISH / f"{name}.onnx").graph
    kinds = {weights.name: weights.data_type for weights in graph.initializer}
    multiplied = [word for node in graph.node if node.op_type == "MatMulInteger" for word in node.input[1:2]]
    assert multiplied
    assert {kinds[word] for word in multiplied} == {onnx.TensorProto.UINT8}
