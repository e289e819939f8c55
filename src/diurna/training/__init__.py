"""Corpora to weights (`pip install 'diurna[train]'`): writes a model directory, nothing else."""
