"""Writes trees with python-docx, as a generator would, and says how long each run takes, in seconds."""

import io
import json
import sys
import time

import docx


def write(block, document):
    kind = block["kind"]
    if kind == "title":
        document.add_heading(block["text"], level=block["level"])
    elif kind == "paragraph":
        document.add_paragraph(block["text"])
    elif kind == "list":
        style = "List Number" if block["ordered"] else "List Bullet"
        for item in block["items"]:
            document.add_paragraph(item, style=style)
    elif kind == "table":
        rows = block["rows"]
        table = document.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
        for row in rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row):
                cell.text = text
    else:
        for inner in block["blocks"]:
            write(inner, document)


def main():
    trees = json.load(open(sys.argv[1], encoding="utf-8"))
    times = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        for tree in trees:
            document = docx.Document()
            document.add_heading(tree["title"], level=0)
            for block in tree["blocks"]:
                write(block, document)
            document.save(io.BytesIO())
        times.append(time.perf_counter() - start)
    print(json.dumps(times))


main()
