-- The catalogue at rest: who makes what, where, each fact with its source, year and status.

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

-- A firm is a SIREN or, without one, the site's own id.
CREATE TABLE firms (
    id          TEXT PRIMARY KEY,
    siren       TEXT UNIQUE,
    name        TEXT NOT NULL,
    category    TEXT CHECK (category IN ('PME', 'ETI', 'GE')),
    headcount   TEXT,
    size_source TEXT REFERENCES sources (code),
    size_year   INTEGER,
    last_year   INTEGER,
    CHECK ((category IS NULL AND headcount IS NULL) = (size_source IS NULL))
) WITHOUT ROWID;

-- `number` orders the sites by id: answers do not depend on the order of insertion.
CREATE TABLE sites (
    number         INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    firm           TEXT NOT NULL REFERENCES firms (id),
    level          TEXT NOT NULL CHECK (level IN ('etablissement', 'unite-legale', 'site')),
    name           TEXT NOT NULL,
    siret          TEXT UNIQUE,
    naf            TEXT,
    insee          TEXT REFERENCES communes (insee),
    postal_code    TEXT,
    commune        TEXT,
    departement    TEXT REFERENCES departements (code),
    lat            REAL,
    lon            REAL,
    precision      TEXT CHECK (precision IN ('site', 'commune')),
    tier           TEXT NOT NULL CHECK (tier IN ('A', 'B', 'C')),
    last_year_site INTEGER,
    last_year_firm INTEGER,
    CHECK ((lat IS NULL) = (lon IS NULL) AND (lat IS NULL) = (precision IS NULL))
);
CREATE INDEX sites_by_firm ON sites (firm);
CREATE INDEX sites_by_naf ON sites (naf);

-- One fact about one site. `presence` says that a source saw it; the other keys carry a value.
CREATE TABLE facts (
    site   INTEGER NOT NULL REFERENCES sites (number) ON DELETE CASCADE,
    key    TEXT NOT NULL CHECK (key IN ('presence', 'activite', 'insertion', 'contrats', 'contrat-cpv', 'dernier-contrat')),
    value  TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (code),
    year   INTEGER,
    status TEXT NOT NULL CHECK (status IN ('declare', 'verifie', 'deduit')),
    PRIMARY KEY (site, key, source, value)
) WITHOUT ROWID;
