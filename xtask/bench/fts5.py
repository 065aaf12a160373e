"""Search of the kept rows by SQLite FTS5, with counts by région, division and size.

Usage: fts5.py queries KEPT_CSV NAF_CSV DEPARTEMENTS_CSV COUNT SEED
       fts5.py search KEPT_CSV NAF_CSV DEPARTEMENTS_CSV DATABASE < QUERIES_JSON

`queries` draws questions of two words, one of a name and one of the label of its trade, and the département of that
row: prints a JSON list of {"text", "departement"}. `search` builds the table and the index, asks each question once
to warm, then once more, timed: prints JSON with build_seconds, p50_ms, p99_ms, answers.
"""

import csv
import json
import random
import re
import sqlite3
import sys
import time

LIMIT = 20

# One statement: the matches once, then the best twenty and the three counts over all of them.
SEARCH = """
with m as materialized (
    select k.rowid as id, k.region, k.division, k.size, bm25(words) as score
    from words join kept k on k.rowid = words.rowid
    where words match ? and k.departement = ?
)
select * from (
    select 'hit', k.siret, k.name, k.commune from m join kept k on k.rowid = m.id order by m.score, m.id limit ?
)
union all select 'region', region, count(*), '' from m group by region
union all select 'division', division, count(*), '' from m group by division
union all select 'size', size, count(*), '' from m group by size
"""


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def departement(commune_code):
    return commune_code[:3] if commune_code[:2] in ("97", "98") else commune_code[:2]


def words(text):
    return [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= 4]


def draw(kept, labels, count, seed):
    dice = random.Random(seed)
    rows = list(table(kept))
    drawn = []
    while len(drawn) < count:
        row = dice.choice(rows)
        name, label = words(row["name"]), words(labels[row["naf"]])
        if name and label and row["commune_code"]:
            text = dice.choice(name).lower() + " " + dice.choice(label).lower()
            drawn.append({"text": text, "departement": departement(row["commune_code"])})
    print(json.dumps(drawn, ensure_ascii=False))


def search(kept, labels, regions, path, queries):
    start = time.perf_counter()
    database = sqlite3.connect(path)
    database.executescript(
        """
        pragma journal_mode = off;
        pragma synchronous = off;
        -- The defaults are those of a small device: it is given the memory it wants.
        pragma cache_size = -131072;
        pragma mmap_size = 1073741824;
        create table kept (
            siret text, name text, label text, commune text,
            departement text, region text, division text, size text
        );
        create virtual table words using fts5(
            name, label, commune, content = 'kept', tokenize = "unicode61 remove_diacritics 2"
        );
        """
    )

    def rows():
        for row in table(kept):
            area = departement(row["commune_code"])
            name = row["name"] + (" " + row["usual_name"] if row["usual_name"] else "")
            yield (
                row["siret"],
                name,
                labels[row["naf"]],
                row["commune"],
                area,
                regions.get(area, ""),
                row["naf"][:2],
                row["site_headcount"],
            )

    database.executemany("insert into kept values (?, ?, ?, ?, ?, ?, ?, ?)", rows())
    database.execute("insert into words (words) values ('rebuild')")
    database.execute("insert into words (words) values ('optimize')")
    database.execute("create index kept_departement on kept (departement)")
    database.execute("analyze")
    database.commit()
    build = time.perf_counter() - start

    def ask(query):
        terms = " ".join('"' + word + '"' for word in query["text"].split())
        return database.execute(SEARCH, (terms, query["departement"], LIMIT)).fetchall()

    times, answers = [], 0
    for query in queries:
        ask(query)
    for query in queries:
        start = time.perf_counter()
        found = ask(query)
        times.append((time.perf_counter() - start) * 1000)
        answers += bool(found)
    times.sort()

    def at(part):
        return times[min(len(times) * part // 100, len(times) - 1)]

    print(
        json.dumps(
            {
                "version": sqlite3.sqlite_version,
                "build_seconds": build,
                "p50_ms": at(50),
                "p99_ms": at(99),
                "answers": answers,
            }
        )
    )


def main():
    what, kept, naf, departements, *rest = sys.argv[1:]
    labels = {row["code"]: row["label"] for row in table(naf)}
    if what == "queries":
        draw(kept, labels, int(rest[0]), int(rest[1]))
    else:
        regions = {row["code"]: row["region"] for row in table(departements)}
        search(kept, labels, regions, rest[0], json.load(sys.stdin))


main()
