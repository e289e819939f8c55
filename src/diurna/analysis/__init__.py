"""Questions asked of a store: stories, counts, people, relations, what a re-coding changed.

linking.py    reports of one happening, linked across articles
counting.py   how many, by period, dyad, type
stories.py    one happening across its reports, and where they disagree
relations.py  standing relations with validity intervals, by rules that are data
changes.py    what a re-coding changed
"""
