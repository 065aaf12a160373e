-- The catalogue at rest: what each source says of each site, with its date and status.
--
-- The first schema (2026-11-23) held the embedded catalogue only: it is replaced whole at the next opening.
-- A site is not a row: it is what its records say together (merge.rs), the most recent first, fact by fact.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Where facts come from; the sentence is ours and is shown to users.
CREATE TABLE sources (
    code      TEXT PRIMARY KEY,
    year      INTEGER,
    title     TEXT NOT NULL,
    publisher TEXT NOT NULL,
    licence   TEXT NOT NULL,
    sentence  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE activities (
    code  TEXT PRIMARY KEY,
    label TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE regions (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE departements (
    code   TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    region TEXT NOT NULL REFERENCES regions (code)
) WITHOUT ROWID;

CREATE TABLE communes (
    insee        TEXT PRIMARY KEY,
    name         TEXT NOT NULL,
    folded       TEXT NOT NULL,
    departement  TEXT NOT NULL REFERENCES departements (code),
    lat          REAL,
    lon          REAL,
    -- 'centroide', or 'commune-mere' for an arrondissement that borrows the centroid of its commune
    coordinates  TEXT CHECK (coordinates IN ('centroide', 'commune-mere')),
    population   INTEGER,
    postal_codes TEXT NOT NULL,
    CHECK ((lat IS NULL) = (lon IS NULL) AND (lat IS NULL) = (coordinates IS NULL))
) WITHOUT ROWID;
CREATE INDEX communes_by_folded ON communes (folded);

CREATE TABLE cpv (
    code  TEXT PRIMARY KEY,
    label TEXT NOT NULL
) WITHOUT ROWID;

-- One import, one pack's part, the embedded catalogue (1) or the corrections made here (0).
CREATE TABLE batches (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    -- none for the embedded catalogue (its facts name theirs) and for corrections
    source TEXT REFERENCES sources (code),
    -- name and version of the pack that brought it
    pack   TEXT,
    -- day of the data, yyyymmdd
    dated  INTEGER NOT NULL,
    -- when it was done, ISO 8601
    done   TEXT NOT NULL,
    -- what was read, counted and refused, JSON
    report TEXT NOT NULL
);

-- What one batch says of one site. `site` is its number (number.rs): the SIRET as a number, the SIREN followed by
-- five zeros for a legal unit without a known site. Empty is « this source does not say ».
CREATE TABLE records (
    site           INTEGER NOT NULL,
    batch          INTEGER NOT NULL REFERENCES batches (number),
    -- day it was true, yyyymmdd
    said           INTEGER NOT NULL,
    level          TEXT CHECK (level IN ('etablissement', 'unite-legale', 'site')),
    name           TEXT,
    naf            TEXT,
    naf25          TEXT,
    insee          TEXT REFERENCES communes (insee),
    postal_code    TEXT,
    commune        TEXT,
    departement    TEXT REFERENCES departements (code),
    lat            REAL,
    lon            REAL,
    precision      TEXT CHECK (precision IN ('site', 'commune')),
    -- size of the legal unit
    category       TEXT CHECK (category IN ('PME', 'ETI', 'GE')),
    headcount      TEXT,
    size_source    TEXT REFERENCES sources (code),
    size_year      INTEGER,
    -- headcount band of the site itself
    site_headcount TEXT,
    site_year      INTEGER,
    state          TEXT CHECK (state IN ('actif', 'ferme')),
    -- whether this is the register of firms speaking (Sirene)
    register       INTEGER NOT NULL DEFAULT 0,
    created        INTEGER,
    seat           INTEGER,
    last_year_site INTEGER,
    last_year_firm INTEGER,
    -- why, for a correction
    reason         TEXT,
    PRIMARY KEY (site, batch),
    CHECK ((lat IS NULL) = (lon IS NULL) AND (lat IS NULL) = (precision IS NULL))
) WITHOUT ROWID;
CREATE INDEX records_by_naf ON records (naf) WHERE naf IS NOT NULL;

-- One fact about one site, or about a firm (its SIREN followed by five zeros).
CREATE TABLE facts (
    site   INTEGER NOT NULL,
    key    TEXT NOT NULL,
    value  TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (code),
    year   INTEGER,
    status TEXT NOT NULL CHECK (status IN ('declare', 'verifie', 'deduit')),
    batch  INTEGER NOT NULL REFERENCES batches (number),
    PRIMARY KEY (site, key, source, value, batch)
) WITHOUT ROWID;

-- A public contract won by a firm of the catalogue.
CREATE TABLE awards (
    firm     INTEGER NOT NULL,
    contract TEXT NOT NULL,
    batch    INTEGER NOT NULL REFERENCES batches (number),
    cpv      TEXT,
    notified INTEGER,
    -- SIRET of the buyer
    buyer    TEXT,
    -- euros HT
    amount   REAL,
    PRIMARY KEY (firm, contract, batch)
) WITHOUT ROWID;

-- What the buyer writes for himself about a site.
CREATE TABLE notes (
    site INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    at   TEXT NOT NULL
);

-- Firms taken out for good: no import brings them back. `reason` is 'demande' or 'diffusion' (Sirene, statut P).
CREATE TABLE erased (
    firm   INTEGER PRIMARY KEY,
    reason TEXT NOT NULL CHECK (reason IN ('demande', 'diffusion')),
    at     TEXT NOT NULL
);

-- Sites changed since the search index was written: read again at each opening.
CREATE TABLE touched (
    site INTEGER PRIMARY KEY
);
