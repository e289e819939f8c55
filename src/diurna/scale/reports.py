"""What linking takes of an article, kept beside the records of its piece: its day, and what its words say of its subject."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from diurna.records import Article
from diurna.stories import describe_article
from diurna.stories.words import Description

SCHEMA = pa.schema(
    {
        "article": pa.string(),
        "published": pa.date32(),
        "terms": pa.list_(pa.uint32()),
        "weights": pa.list_(pa.float32()),
        "shingles": pa.list_(pa.uint64()),
    }
)


@dataclass(frozen=True, slots=True)
class Reported:
    """An article's id, its day, and what its words say."""

    article: str
    published: dt.date | None
    description: Description


def reported_of(article: Article) -> Reported:
    """What linking takes of an article."""
    return Reported(article.id, article.published, describe_article(article))


def parquet_of(reports: Iterable[Reported]) -> bytes:
    """Reports as a Parquet file."""
    rows = [
        (one.article, one.published, one.description.terms, one.description.weights, one.description.shingles)
        for one in reports
    ]
    columns = zip(*rows, strict=True) if rows else [()] * len(SCHEMA)
    arrays = [pa.array(list(column), field.type) for column, field in zip(columns, SCHEMA, strict=True)]
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA), file)
    return file.getvalue()


def reports_in(table: pa.Table) -> Iterator[Reported]:
    """The reports of a table that has the columns of `SCHEMA`."""
    for batch in table.to_batches():
        described = zip(*(batch[name] for name in ("terms", "weights", "shingles")), strict=True)
        plain = zip(batch["article"].to_pylist(), batch["published"].to_pylist(), strict=True)
        for (article, published), parts in zip(plain, described, strict=True):
            terms, weights, shingles = (part.values.to_numpy() for part in parts)
            yield Reported(article, published, Description(terms, weights, shingles))
