"""The filter of the import of makers, by DuckDB with two threads, on the two files of a Sirene stock.

Usage: duck.py count SITES UNITS
       duck.py create SITES UNITS DATABASE
       duck.py export DATABASE OUT_CSV

`count` scans and counts; `create` writes the kept rows and columns as a table of a database file; `export` writes
that table as CSV. Prints JSON: rows, seconds (the statement alone).
"""

import json
import sys
import time

import duckdb

# What an import of makers keeps: open site, NAF rév. 2 in divisions 10 to 33, active unit that is not a sole trader,
# both openly published.
KEPT = """
from read_csv($sites, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true) e
join (
    select siren, denominationUniteLegale, denominationUsuelle1UniteLegale, sigleUniteLegale,
        categorieEntreprise, anneeCategorieEntreprise, trancheEffectifsUniteLegale, anneeEffectifsUniteLegale
    from read_csv($units, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)
    where etatAdministratifUniteLegale = 'A'
        and categorieJuridiqueUniteLegale <> '1000'
        and statutDiffusionUniteLegale = 'O'
) u using (siren)
where e.etatAdministratifEtablissement = 'A'
    and e.nomenclatureActivitePrincipaleEtablissement = 'NAFRev2'
    and substr(e.activitePrincipaleEtablissement, 1, 2) between '10' and '33'
    and e.statutDiffusionEtablissement = 'O'
"""

COLUMNS = """
    e.siret, siren, e.nic,
    u.denominationUniteLegale as name,
    coalesce(e.denominationUsuelleEtablissement, e.enseigne1Etablissement, u.denominationUsuelle1UniteLegale)
        as usual_name,
    e.activitePrincipaleEtablissement as naf,
    e.activitePrincipaleNAF25Etablissement as naf25,
    e.codeCommuneEtablissement as commune_code,
    e.libelleCommuneEtablissement as commune,
    e.codePostalEtablissement as postal_code,
    e.trancheEffectifsEtablissement as site_headcount,
    e.anneeEffectifsEtablissement as site_headcount_year,
    u.trancheEffectifsUniteLegale as unit_headcount,
    u.anneeEffectifsUniteLegale as unit_headcount_year,
    u.categorieEntreprise as category,
    u.anneeCategorieEntreprise as category_year,
    e.dateCreationEtablissement as created,
    e.dateDebut as since,
    e.dateDernierTraitementEtablissement as treated,
    e.etablissementSiege as seat
"""


def main():
    what, *paths = sys.argv[1:]
    if what == "export":
        database = duckdb.connect(paths[0], read_only=True)
        database.execute("set threads = 2")
        start = time.perf_counter()
        database.execute("copy (from kept order by siret) to '" + paths[1].replace("'", "''") + "' (header)")
        rows = database.execute("select count(*) from kept").fetchone()[0]
    else:
        database = duckdb.connect(paths[2] if what == "create" else ":memory:")
        database.execute("set threads = 2")
        files = {"sites": paths[0], "units": paths[1]}
        start = time.perf_counter()
        if what == "create":
            database.execute("create table kept as select " + COLUMNS + KEPT, files)
            database.execute("checkpoint")
            rows = None
        else:
            rows = database.execute("select count(*) " + KEPT, files).fetchone()[0]
    seconds = time.perf_counter() - start
    if rows is None:
        rows = database.execute("select count(*) from kept").fetchone()[0]
    print(json.dumps({"rows": rows, "seconds": seconds, "version": duckdb.__version__}))


main()
