-- A dossier at rest: what it holds now, and how it came to be so.

-- The state: one JSON value per key (need, versions, override/…, sourcing/…, note/…).
CREATE TABLE entries (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row is one thing to undo.
CREATE TABLE steps (
    step  INTEGER PRIMARY KEY,
    at    TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;

-- What a step changed: NULL before means that the key was not there, NULL after that it was removed.
CREATE TABLE changes (
    step   INTEGER NOT NULL REFERENCES steps (step) ON DELETE CASCADE,
    key    TEXT NOT NULL,
    before TEXT,
    after  TEXT,
    PRIMARY KEY (step, key)
) STRICT, WITHOUT ROWID;

-- One row. « cursor »: the last step applied, 0 for none; later steps can be redone.
-- « revision » grows with every writing: a writer notices that somebody else wrote.
CREATE TABLE position (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    cursor   INTEGER NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

INSERT INTO position (id, cursor, revision) VALUES (1, 0, 0);
