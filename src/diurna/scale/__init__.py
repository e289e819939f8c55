"""Many articles: a pool of processes on one machine, runs that can be stopped and gone on with, Ray on many machines.

coding.py      one article coded, or told why not
worker.py      a process that codes one article after another
pool.py        several of them, in order
resume.py      a run that goes on where it was stopped; stopping.py: Ctrl-C
partitions.py  a corpus in Parquet, in pieces; cluster.py: the pieces coded with Ray
reports.py     what linking takes of an article; news.py: articles to news, month by month
linking.py     the records of a coded folder to stories; grouping.py: group-by, here or with Ray
"""

from diurna.scale.coding import Making, Outcome
from diurna.scale.pool import code_all
from diurna.scale.resume import Run, key_of
from diurna.scale.stopping import Stop, stopping

__all__ = ["Making", "Outcome", "Run", "Stop", "code_all", "key_of", "stopping"]
