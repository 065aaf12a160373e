//! The justification note: internal, it shows why each choice was made and protects the buyer.

use document::{Document, DocumentKind};
use obligations::{State, marked};

use crate::globals::{conducted_articles, conducted_words, dispensing_article, publicity_words};
use crate::pages::Pages;
use crate::sourcing::Exchange;
use crate::{Brief, Draft};

/// A line of facts: what, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub label: String,
    /// What is known.
    pub value: String,
}

/// A facet of the tender, with what the market says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeverRow {
    /// Title of the facet.
    pub title: String,
    /// Kind and level in words.
    pub level: String,
    /// Why this level.
    pub level_reason: String,
    /// Lever.
    pub lever: String,
    /// Firms, in words; absent when no capability is at stake.
    pub counts: Option<String>,
    /// Why this lever.
    pub why: String,
    /// Why not stricter.
    pub why_not_stricter: String,
    /// Articles.
    pub legal_basis: String,
}

/// A finding that remains, or that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// Rule and severity.
    pub rule: String,
    /// Piece and article.
    pub place: String,
    /// The excerpt.
    pub excerpt: String,
    /// What it says, or why it was set aside.
    pub message: String,
}

/// What the note says besides the draft itself, as values: this room knows neither catalogue nor rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteInput {
    /// Who makes it, and what is unknown.
    pub fabric: Vec<Fact>,
    /// Facets kept.
    pub levers: Vec<LeverRow>,
    /// Restriction meter.
    pub restriction: Vec<Fact>,
    /// What was asked of firms before the consultation, when something was.
    pub sourcing: Option<Exchange>,
    /// Clauses kept that are the house's own: title, and what they were issued from.
    pub house: Vec<Fact>,
    /// What the buyer rewrote, took out or added.
    pub own_words: Vec<Fact>,
    /// Findings that remain.
    pub findings: Vec<FindingRow>,
    /// Findings set aside, with the reason kept.
    pub waived: Vec<FindingRow>,
    /// Which obligations are satisfied by which facets: id and titles.
    pub satisfied_by: Vec<(String, String)>,
    /// What does not fit, in sentences.
    pub warnings: Vec<String>,
    /// Versions of what was used.
    pub versions: Vec<Fact>,
}

/// Writes the note.
#[must_use]
pub fn justification(brief: &Brief<'_>, draft: &Draft<'_>, input: &NoteInput) -> Document {
    let tender = brief.tender;
    let mut note = Pages::new(
        DocumentKind::NoteJustification,
        "Note de justification (interne)",
        "note",
        tender,
    );
    let conditions = brief.general_conditions();
    let general = if conditions.ccag == conditions.proposed {
        format!("{}\u{a0}; {}", conditions.ccag.name(), conditions.why)
    } else {
        format!(
            "{}, choisi par l’acheteur\u{a0}; le {} était proposé\u{a0}: {}",
            conditions.ccag.name(),
            conditions.proposed.name(),
            conditions.why
        )
    };
    let procedure = conducted_words(brief.assessment.procedure);
    let articles = conducted_articles(brief.assessment);

    note.title("Besoin et procédure");
    note.text(
        "Cette note est interne. Elle garde la trace des choix et de leurs raisons\u{a0}; elle n’est pas jointe à la consultation. \
         Elle aide à écrire le marché et ne remplace pas un conseil juridique.",
    );
    note.facts(&[
        fact("Objet", tender.objet.trim()),
        fact("Date de lancement prévue", &law::long_date(tender.launch_date)),
        fact(
            "Montant estimé, tout compris",
            &format!("{} HT", tender.amount_ht.short()),
        ),
        fact("Procédure", &format!("{procedure} ({articles})")),
        fact("Publicité", publicity_words(brief.assessment.publicity)),
        fact("Cahier des clauses générales", &general),
    ]);
    note.text(&brief.assessment.procedure_why);
    for known in &brief.assessment.notes {
        note.text(known);
    }
    for doubt in &brief.assessment.doubts {
        note.text(&marked(doubt));
    }

    if draft.documents.iter().any(|d| d.kind == DocumentKind::Lettre) {
        note.title("Trace de l’achat");
        note.text(&format!(
            "Sans publicité ni mise en concurrence, l’acheteur choisit une offre pertinente, fait une bonne utilisation des \
             deniers publics et ne contracte pas systématiquement avec la même entreprise quand plusieurs peuvent répondre \
             ({}). Le fichier Comparaison.xlsx, dans ce dossier interne, garde la trace des entreprises consultées, des offres \
             comparées et de ce qui a été fait pour ces trois devoirs. Ses cases vides sont à remplir par l’acheteur.",
            dispensing_article(brief.assessment)
        ));
    }

    note.title("Obligations à la date de lancement");
    note.table(
        &["Obligation", "Pourquoi", "Fondement", "Satisfaite par"],
        &[4, 11, 3, 5],
        brief
            .assessment
            .obligations
            .iter()
            .filter(|o| o.state != State::SansObjet)
            .map(|o| {
                let by = input
                    .satisfied_by
                    .iter()
                    .find(|(id, _)| id == o.id)
                    .map_or("", |(_, titles)| titles);
                let by = match (o.state, by) {
                    (State::DonneeManquante, _) => {
                        let field = o.missing.map_or("une donnée", |field| match field {
                            "accord_cadre" => "accord-cadre ou marché ordinaire",
                            "raw_materials" => "part des matières premières dans le coût",
                            "innovant" => "caractère innovant",
                            field => crate::missing::field_label(field),
                        });
                        format!("à compléter\u{a0}: {field}")
                    }
                    (_, "") => "à tenir par l’acheteur".to_owned(),
                    (_, titles) => titles.to_owned(),
                };
                vec![
                    obligations::title(o.id).to_owned(),
                    with_doubts(&o.why, &o.doubts),
                    o.legal_basis.join(", "),
                    by,
                ]
            }),
    );

    note.title("Tissu industriel connu");
    note.facts(&input.fabric);

    if let Some(exchange) = &input.sourcing {
        crate::sourcing::section(&mut note, exchange);
    }

    note.title("Exigences, conditions et critères retenus");
    note.text(
        "Chaque ligne dit pourquoi ce niveau, combien d’entreprises du catalogue en sont capables, inconnues ou incapables \
         (dans cet ordre), quel usage le marché permet et pourquoi un niveau plus strict n’est pas proposé. Une capacité que \
         personne n’a déclarée ni vérifiée est inconnue, jamais supposée.",
    );
    // One reason often serves many lines: it is said once, and called by its letter.
    let mut reasons: Vec<&str> = Vec::new();
    for reason in input
        .levers
        .iter()
        .flat_map(|row| [row.why.as_str(), row.why_not_stricter.as_str()])
    {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let letter = |reason: &str| {
        format!(
            "({})",
            reasons.iter().position(|r| *r == reason).map_or(0, |n| n + 1)
        )
    };
    note.table(
        &[
            "Clause",
            "Niveau et raison",
            "Entreprises",
            "Levier",
            "Plus strict",
            "Fondement",
        ],
        &[10, 13, 10, 7, 5, 9],
        input.levers.iter().map(|row| {
            vec![
                row.title.clone(),
                format!("{} – {}", row.level, row.level_reason),
                row.counts.clone().unwrap_or_else(|| "sans objet".to_owned()),
                format!("{} {}", row.lever, letter(&row.why)),
                letter(&row.why_not_stricter),
                row.legal_basis.clone(),
            ]
        }),
    );
    note.text("Raisons appelées par leur numéro dans le tableau\u{a0}:");
    let reasons: Vec<String> = reasons.iter().map(|reason| (*reason).to_owned()).collect();
    note.list(reasons);

    if !input.house.is_empty() {
        note.title("Clauses de la maison");
        note.text(
            "Ces clauses ne sont pas celles de la bibliothèque d’Emplettes\u{a0}: l’acheteur les a écrites ou adaptées, ou reçues \
             d’un autre service.",
        );
        note.facts(&input.house);
    }

    note.title("Ouverture à la concurrence");
    note.facts(&input.restriction);

    let reasons: Vec<Fact> = draft
        .selection
        .chosen
        .iter()
        .filter_map(|chosen| Some(fact(&chosen.module.head.title, chosen.justification.as_deref()?)))
        .collect();
    if !reasons.is_empty() {
        note.title("Motifs écrits par l’acheteur");
        note.facts(&reasons);
    }

    if !input.own_words.is_empty() {
        note.title("Textes de l’acheteur");
        note.text(
            "Passages des pièces que l’acheteur a écrits, modifiés ou retirés, à la place du texte proposé.",
        );
        note.facts(&input.own_words);
    }

    note.title("Vérification des pièces");
    if input.findings.is_empty() {
        note.text("Le vérificateur n’a rien signalé dans les pièces.");
    } else {
        findings(&mut note, &input.findings, "Ce qui est signalé");
    }
    if !input.waived.is_empty() {
        note.text("Alertes écartées par l’acheteur, avec leur motif.");
        findings(&mut note, &input.waived, "Motif");
    }
    if !input.warnings.is_empty() {
        note.text("À revoir par l’acheteur\u{a0}:");
        note.list(input.warnings.clone());
    }

    note.title("Ce qui reste à compléter");
    if draft.missing.is_empty() {
        note.text("Rien ne manque.");
    } else {
        note.table(
            &["Donnée", "Où"],
            &[1, 1],
            draft
                .missing
                .iter()
                .map(|missing| vec![missing.label.clone(), missing.places.join("\u{a0}; ")]),
        );
    }

    note.title("Versions employées");
    note.facts(&input.versions);
    note.document.typeset()
}

/// A reason, and what is to be checked before one relies on it.
fn with_doubts(why: &str, doubts: &[String]) -> String {
    let mut said = why.to_owned();
    for doubt in doubts {
        said.push(' ');
        said.push_str(&marked(doubt));
    }
    said
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

fn findings(note: &mut Pages, rows: &[FindingRow], last: &str) {
    note.table(
        &["Règle", "Où", "Passage", last],
        &[3, 3, 5, 7],
        rows.iter().map(|r| {
            vec![
                r.rule.clone(),
                r.place.clone(),
                r.excerpt.clone(),
                r.message.clone(),
            ]
        }),
    );
}
