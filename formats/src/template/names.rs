//! Our styles, and the names under which Word, LibreOffice and people keep theirs.

/// A style that what we write asks for.
pub(super) struct Ours {
    /// Its identifier in our files.
    pub(super) id: &'static str,
    /// How it is told to people; empty for those that no house has but from a file of ours.
    pub(super) label: &'static str,
    /// Names in other files, in small letters; Word writes its own in English whatever its language.
    names: &'static [&'static str],
}

const fn ours(id: &'static str, label: &'static str, names: &'static [&'static str]) -> Ours {
    Ours { id, label, names }
}

/// The paragraph styles, in the order in which they are looked for and told.
pub(super) const OURS: &[Ours] = &[
    ours(
        "Normal",
        "Texte ordinaire",
        &["normal", "standard", "style par défaut", "default style"],
    ),
    ours("BodyText", "", &["body text", "text body", "corps de texte"]),
    ours("Heading1", "Titre 1 (articles)", &["heading 1", "titre 1"]),
    ours("Heading2", "Titre 2", &["heading 2", "titre 2"]),
    ours("Heading3", "Titre 3", &["heading 3", "titre 3"]),
    ours(
        "Title",
        "Titre du document",
        &["title", "titre principal", "titre du document", "titre"],
    ),
    ours(
        "ListBullet",
        "Liste à puces",
        &["list bullet", "liste à puces", "puces", "bullet list"],
    ),
    ours(
        "ListNumber",
        "Liste numérotée",
        &[
            "list number",
            "liste à numéros",
            "liste numérotée",
            "numbered list",
        ],
    ),
    ours(
        "ListContinue",
        "Suite de liste",
        &["list continue", "liste continue"],
    ),
    ours(
        "TOCHeading",
        "Titre du sommaire",
        &[
            "toc heading",
            "contents heading",
            "en-tête de table des matières",
            "titre de table des matières",
        ],
    ),
    ours(
        "TOC1",
        "Sommaire, niveau 1",
        &["toc 1", "contents 1", "tm 1", "table des matières niveau 1"],
    ),
    ours(
        "TOC2",
        "Sommaire, niveau 2",
        &["toc 2", "contents 2", "tm 2", "table des matières niveau 2"],
    ),
    ours(
        "TOC3",
        "",
        &["toc 3", "contents 3", "tm 3", "table des matières niveau 3"],
    ),
    ours(
        "TableText",
        "Texte de tableau",
        &[
            "texte de tableau",
            "table contents",
            "contenu de tableau",
            "contenu du tableau",
        ],
    ),
    ours(
        "TableHead",
        "En-tête de tableau",
        &["en-tête de tableau", "table heading", "titre de tableau"],
    ),
    // Those of files of ours that a house has made its template of.
    ours("TableRowHead", "", &["en-tête de ligne"]),
    ours("TitreLibre1", "", &["titre sans numéro 1"]),
    ours("TitreLibre2", "", &["titre sans numéro 2"]),
    ours("TitreLibre3", "", &["titre sans numéro 3"]),
    ours("Intertitre", "", &["intertitre"]),
    ours("Note", "", &["note encadrée"]),
    ours("CoverBuyer", "", &["garde acheteur"]),
    ours("CoverFolder", "", &["garde dossier"]),
    ours("CoverTitle", "", &["garde titre"]),
    ours("CoverObject", "", &["garde objet"]),
    ours("CoverCell", "", &["garde tableau"]),
    ours("LetterBuyer", "", &["en-tête acheteur"]),
];

/// Names of tables ruled on all sides.
pub(super) const TABLES: &[&str] = &["table grid", "grille du tableau", "tableau grille"];

/// Names under which we add styles: a template's style of the same name would be hidden by ours.
pub(super) const ADDED: &[&str] = &[
    "placeholder text",
    "intervalle",
    "note de travail",
    "tableau du cahier",
    "tableau de garde",
    "normal table",
    "no list",
    "default paragraph font",
    "ligne d’en-tête",
    "ligne de pied de page",
];

impl Ours {
    /// How well a style of a template answers to it: rank of its name, the best first; its identifier after them.
    pub(super) fn rank(&self, name: &str, id: &str) -> Option<usize> {
        let name = folded(name);
        let by_name = self.names.iter().position(|one| *one == name);
        by_name.or_else(|| {
            let same = !self.label.is_empty() && id.eq_ignore_ascii_case(self.id);
            same.then_some(self.names.len())
        })
    }
}

/// A name as it is compared: small letters, one space, no no-break space.
pub(super) fn folded(name: &str) -> String {
    let name = name.replace(['\u{a0}', '_'], " ").to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
