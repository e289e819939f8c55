"""The shipped model: loading and inference. Its card is `english/CARD.md`."""
