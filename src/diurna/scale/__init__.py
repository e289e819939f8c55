"""Many articles on one machine: a pool of processes, runs that can be stopped and gone on with."""

from diurna.scale.pool import Outcome, code_all
from diurna.scale.resume import Run, key_of
from diurna.scale.stopping import Stop, stopping

__all__ = ["Outcome", "Run", "Stop", "code_all", "key_of", "stopping"]
