"""Your error rate: draw a sample of a store's records, judge it, and report precision, recall and agreement.

values.py      the value of each field, as gold has it; in words, and read from words
sampling.py    draw a sample
judgements.py  what reviewers' acts come to: the standing of each item
estimates.py   proportions with Wilson intervals, weighted; Cohen's kappa
report.py      figures of a sample; paragraph.py says them in prose; formats.py writes them
recoding.py    what a newer coding makes of what was judged
gold.py        reviews as gold for `diurna evaluate records`
"""
