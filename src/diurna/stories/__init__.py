"""LINK: reports of one happening, across articles.

    words.py       what an article's words say of its subject: rare words with weights, and a sample of its word runs
    threads.py     articles to the news that they are about, and near-copies to one telling
    happenings.py  records of one piece of news to happenings: by type, parties, days, place and words

A story's id is that of the news ("s1f09c2ab11"), a dot, and the happening in it ("s1f09c2ab11.2").
"""

from diurna.stories.happenings import Told, link_events
from diurna.stories.threads import News, Placed, Report, Threads
from diurna.stories.words import describe, describe_article

__all__ = ["News", "Placed", "Report", "Threads", "Told", "describe", "describe_article", "link_events"]
