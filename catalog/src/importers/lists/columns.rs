//! Which column is what, by its name.

use std::collections::BTreeMap;

use super::super::table::{Header, quoted};

/// What a column of a list can hold for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Role {
    Siret,
    Siren,
    Name,
    Naf,
    Insee,
    PostalCode,
    Commune,
    Latitude,
    Longitude,
    /// Field of a label.
    Domain,
    /// Last day of validity.
    Until,
    /// Kind of structure: EI, ACI, EA…
    Kind,
    /// Day the line was true.
    Updated,
    /// Code or name of the legal category.
    Legal,
    /// Headcount band of the site.
    Headcount,
}

/// Names of columns, folded, the best first.
const NAMES: [(Role, &[&str]); 15] = [
    (
        Role::Siret,
        &[
            "siret",
            "nsiret",
            "nosiret",
            "numsiret",
            "numerosiret",
            "numerodesiret",
            "codesiret",
            "siretetablissement",
            "siretdeletablissement",
            "etablissementsiret",
        ],
    ),
    (
        Role::Siren,
        &[
            "siren",
            "nsiren",
            "nosiren",
            "numsiren",
            "numerosiren",
            "numerodesiren",
            "codesiren",
            "sirenunitelegale",
        ],
    ),
    (
        Role::Name,
        &[
            "raisonsociale",
            "denomination",
            "denominationsociale",
            "denominationunitelegale",
            "nomentreprise",
            "nomdelentreprise",
            "entreprise",
            "nometablissement",
            "nomdeletablissement",
            "etablissement",
            "nomstructure",
            "nomdelastructure",
            "structure",
            "societe",
            "nomsociete",
            "nomdelasociete",
            "organisme",
            "libelle",
            "enseigne",
            "nomcommercial",
            "nom",
        ],
    ),
    (
        Role::Naf,
        &[
            "naf",
            "codenaf",
            "ape",
            "codeape",
            "nafape",
            "apenaf",
            "codenafape",
            "codeapenaf",
            "activiteprincipale",
            "activiteprincipaleetablissement",
        ],
    ),
    (
        Role::Insee,
        &[
            "codeinsee",
            "insee",
            "codecommune",
            "codeinseecommune",
            "codecommuneinsee",
            "communecode",
            "communeinsee",
            "codeinseedelacommune",
            "codecommuneetablissement",
        ],
    ),
    (
        Role::PostalCode,
        &[
            "codepostal",
            "cp",
            "postal",
            "codepostaletablissement",
            "adressecodepostal",
        ],
    ),
    (
        Role::Commune,
        &[
            "commune",
            "ville",
            "nomcommune",
            "nomdelacommune",
            "communenom",
            "libellecommune",
            "libellecommuneetablissement",
            "localite",
            "adresseville",
        ],
    ),
    (Role::Latitude, &["latitude", "lat"]),
    (Role::Longitude, &["longitude", "lon", "lng", "long"]),
    (
        Role::Domain,
        &[
            "domaine",
            "domainedetravaux",
            "domainetravaux",
            "domainedactivite",
            "nomqualification",
            "qualification",
            "metadomaine",
            "savoirfaire",
            "metier",
            "secteur",
            "secteurdactivite",
        ],
    ),
    (
        Role::Until,
        &[
            "datefin",
            "datedefin",
            "liendatefin",
            "datefinvalidite",
            "datedefindevalidite",
            "datefindevalidite",
            "datedevalidite",
            "findevalidite",
            "finvalidite",
            "validite",
            "valablejusquau",
            "validejusquau",
            "dateecheance",
            "datedecheance",
            "echeance",
            "dateexpiration",
            "datedexpiration",
            "datefinagrement",
            "datedefindagrement",
            "datefinlabel",
            "datedefindulabel",
            "datefinconvention",
        ],
    ),
    (
        Role::Kind,
        &[
            "type",
            "typesiae",
            "typedestructure",
            "typestructure",
            "typedesiae",
            "categorie",
            "kind",
        ],
    ),
    (
        Role::Updated,
        &[
            "maj",
            "datemaj",
            "datedemaj",
            "datemiseajour",
            "datedemiseajour",
            "misajourle",
            "updatedat",
        ],
    ),
    (
        Role::Legal,
        &[
            "categoriejuridique",
            "codecategoriejuridique",
            "categoriejuridiqueunitelegale",
            "formejuridique",
            "codeformejuridique",
            "statutjuridique",
            "naturejuridique",
        ],
    ),
    (
        Role::Headcount,
        &[
            "trancheeffectifs",
            "trancheeffectif",
            "tranchedeffectif",
            "tranchedeffectifs",
            "trancheeffectifsetablissement",
        ],
    ),
];

/// What tells a column of persons: it is never read.
const PERSONS: [&str; 22] = [
    "contact",
    "mail",
    "courriel",
    "tel",
    "phone",
    "portable",
    "fax",
    "dirigeant",
    "gerant",
    "prenom",
    "civilite",
    "responsable",
    "referent",
    "interlocuteur",
    "representant",
    "president",
    "directeur",
    "direction",
    "patronyme",
    "nomdefamille",
    "nomdenaissance",
    "proprietaire",
];

/// Whether a column speaks of persons.
pub(in super::super) fn of_persons(key: &str) -> bool {
    let listed = PERSONS.iter().any(|word| {
        // « tel » is short: it must open or close the name (« hotel » does not count).
        if *word == "tel" {
            key == "tel" || key.starts_with("tel") || key.ends_with("notel") || key.ends_with("numtel")
        } else {
            key.contains(word)
        }
    });
    listed && !matches!(key, "telechargement" | "contactalimentaire")
}

/// Where the columns of a list are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Columns(BTreeMap<Role, usize>);

impl Columns {
    /// Recognises the columns by their names.
    pub(in super::super) fn of(header: &Header) -> Self {
        let persons = header.keys.iter().any(|key| key.contains("prenom"));
        let mut found = BTreeMap::new();
        for (role, names) in NAMES {
            let named = names
                .iter()
                // Beside a first name, « nom » is that of a person.
                .filter(|name| !(persons && **name == "nom"))
                .find_map(|name| header.keys.iter().position(|key| key == name));
            if let Some(at) = named.or_else(|| holding(header, role)) {
                found.insert(role, at);
            }
        }
        // One column has one role: the number comes first.
        if found.get(&Role::Siren) == found.get(&Role::Siret) {
            found.remove(&Role::Siren);
        }
        Self(found)
    }

    /// Puts a column in its place.
    pub(in super::super) fn set(&mut self, role: Role, at: usize) {
        self.0.insert(role, at);
    }

    /// Where a column is.
    pub(in super::super) fn at(&self, role: Role) -> Option<usize> {
        self.0.get(&role).copied()
    }

    /// Whether lines can be tied to firms.
    pub(in super::super) fn identify(&self) -> bool {
        self.0.contains_key(&Role::Siret) || self.0.contains_key(&Role::Siren)
    }

    /// What is said of the columns not read, when there are some; `others` are read too.
    pub(in super::super) fn left_out(&self, header: &Header, others: &[usize]) -> Vec<String> {
        let read = |at: &usize| self.0.values().any(|n| n == at) || others.contains(at);
        let (mut persons, mut rest) = (Vec::new(), Vec::new());
        for (at, name) in header.names.iter().enumerate() {
            if read(&at) || name.is_empty() {
                continue;
            }
            if of_persons(&header.keys[at]) {
                persons.push(quoted(name));
            } else {
                rest.push(quoted(name));
            }
        }
        let mut said = Vec::new();
        if !persons.is_empty() {
            said.push(format!(
                "colonnes de personnes, jamais lues\u{a0}: {}",
                persons.join(", ")
            ));
        }
        if !rest.is_empty() {
            said.push(format!("colonnes non reprises\u{a0}: {}", rest.join(", ")));
        }
        said
    }
}

/// A column whose name holds the word, when no name is just it: « SIRET de la structure ».
fn holding(header: &Header, role: Role) -> Option<usize> {
    let word = match role {
        Role::Siret => "siret",
        Role::Siren => "siren",
        _ => return None,
    };
    header
        .keys
        .iter()
        .position(|key| key.contains(word) && !key.contains("siege") && !key.contains("mere"))
}

#[cfg(test)]
mod tests {
    use super::super::super::table;
    use super::*;

    fn header(names: &[&str]) -> Header {
        Header {
            names: names.iter().map(|n| (*n).to_owned()).collect(),
            keys: names.iter().map(|n| table::key(n)).collect(),
        }
    }

    #[test]
    fn names_are_recognised_however_they_are_written() {
        for name in [
            "siret",
            "SIRET",
            "N° SIRET",
            "n°siret",
            "Siret établissement",
            "SIRET de la structure",
        ] {
            let columns = Columns::of(&header(&["autre", name]));
            assert_eq!(columns.at(Role::Siret), Some(1), "{name}");
        }
        let columns = Columns::of(&header(&[
            "SIRET du siège",
            "Siret",
            "Raison sociale",
            "Code Postal",
            "Ville",
        ]));
        assert_eq!(columns.at(Role::Siret), Some(1));
        assert_eq!(columns.at(Role::Name), Some(2));
        assert_eq!(columns.at(Role::Commune), Some(4));
        assert!(!Columns::of(&header(&["nom", "ville"])).identify());
    }

    #[test]
    fn persons_are_left_out_and_named() {
        let header = header(&[
            "siret",
            "Nom",
            "Prénom",
            "Téléphone",
            "E-mail",
            "Nom du contact",
            "Dirigeant",
            "Hôtel",
        ]);
        let columns = Columns::of(&header);
        assert_eq!(
            columns.at(Role::Name),
            None,
            "beside a first name, the name is that of a person"
        );
        let said = columns.left_out(&header, &[]);
        assert!(said[0].contains("Téléphone") && said[0].contains("E-mail") && said[0].contains("Dirigeant"));
        assert_eq!(
            said[1],
            "colonnes non reprises\u{a0}: «\u{a0}Nom\u{a0}», «\u{a0}Hôtel\u{a0}»"
        );
    }
}
