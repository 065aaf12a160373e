//! The notice of the consultation as plain text, to paste into a publication platform.
//!
//! What the règlement de la consultation says is taken from it, the buyer's own words included, so that notice and
//! pieces cannot disagree. A fact that nobody gave is « [à compléter : …] ».

use std::fmt::Write as _;

use clauses::{Chosen, Kind};
use document::{Block, BlockId, Body, Document, DocumentKind, Inline, Numbering};
use obligations::{Procedure, Publicity};

use crate::eforms::{is_green, is_social, titles};
use crate::generated::numbered;
use crate::globals::Globals;
use crate::lots::lots_in_words;
use crate::{Brief, Draft};

/// A part of the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// « Acheteur ».
    pub title: &'static str,
    /// Its lines.
    pub lines: Vec<String>,
}

/// The notice, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Whether the procedure is a formal one.
    pub formal: bool,
    /// In the usual order.
    pub sections: Vec<Section>,
}

impl Notice {
    /// The text, UTF-8, one line a statement.
    #[must_use]
    pub fn text(&self) -> String {
        // A formal procedure opens by what the code calls an « avis de marché ».
        let title = match self.formal {
            true => "AVIS DE MARCHÉ\n",
            false => "AVIS D’APPEL PUBLIC À LA CONCURRENCE\n",
        };
        let mut text = String::from(title);
        for (n, section) in self.sections.iter().enumerate() {
            // A String takes what is written to it.
            let _ = write!(text, "\n{}. {}\n", n + 1, section.title);
            for line in &section.lines {
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }
}

/// The notice of a consultation for which a publicity is due or proposed; none where the law asks for none, and none
/// without a règlement.
#[must_use]
pub fn notice(brief: &Brief<'_>, draft: &Draft<'_>) -> Option<Notice> {
    if brief.assessment.publicity == Publicity::Libre {
        return None;
    }
    let rc = draft
        .documents
        .iter()
        .find(|document| document.kind == DocumentKind::Rc)?;
    let globals = Globals::of(brief);
    let rules = Rules {
        rc,
        numbering: Numbering::of(rc),
    };
    let sections = vec![
        part("Acheteur", buyer(brief, &globals)),
        part("Objet du marché", object(&globals)),
        part("Codes CPV", vec![known(&globals, "tender.cpv")]),
        part("Lieu d’exécution ou de livraison", place(brief)),
        part("Lots", lots(brief)),
        part("Durée", rules.article("duree")),
        part("Procédure", procedure(&rules)),
        part("Conditions de participation", rules.article("candidatures")),
        part(
            "Accès à la consultation",
            rules.article("acces-a-la-consultation"),
        ),
        part("Critères d’attribution", criteria(draft)),
        part(
            "Considérations sociales et environnementales",
            considerations(draft),
        ),
        part(
            "Date limite de remise des offres",
            vec![known(&globals, "tender.offers_deadline")],
        ),
        part("Retrait du dossier et remise des offres", access(&globals)),
        part("Recours", rules.article("recours")),
    ];
    Some(Notice {
        formal: brief.assessment.procedure == Procedure::Formalisee,
        sections: sections
            .into_iter()
            .filter(|section| !section.lines.is_empty())
            .collect(),
    })
}

fn part(title: &'static str, lines: Vec<String>) -> Section {
    Section { title, lines }
}

/// A global value, or what is to complete.
fn known(globals: &Globals, name: &str) -> String {
    match globals.get(name) {
        Some(global) => global.value.clone().unwrap_or_else(|| awaited(&global.label)),
        None => awaited(name),
    }
}

fn awaited(label: &str) -> String {
    format!("[à compléter\u{a0}: {}]", lowered(label))
}

/// « Nombre de lots » inside a sentence: « nombre de lots »; « SIRET de l’acheteur » stays.
fn lowered(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

fn buyer(brief: &Brief<'_>, globals: &Globals) -> Vec<String> {
    let mut lines = [
        ("Nom", "buyer.name"),
        ("SIRET", "buyer.siret"),
        ("Adresse", "buyer.address"),
        ("Service à contacter", "buyer.contact"),
        ("Profil d’acheteur", "buyer.profile_url"),
    ]
    .map(|(label, name)| format!("{label}\u{a0}: {}", known(globals, name)))
    .to_vec();
    if brief.tender.groupement.is_some() {
        lines.push("Le marché est passé par un groupement de commandes.".to_owned());
        lines.push(format!("Membres\u{a0}: {}", known(globals, "groupement.membres")));
        lines.push(format!(
            "Coordonnateur\u{a0}: {}",
            known(globals, "groupement.coordinateur")
        ));
    }
    lines
}

fn object(globals: &Globals) -> Vec<String> {
    let mut lines = vec![
        known(globals, "tender.objet"),
        format!("Type de marché\u{a0}: {}", known(globals, "tender.nature")),
        format!("Référence\u{a0}: {}", known(globals, "tender.reference")),
    ];
    if let Some(context) = globals
        .get("tender.context")
        .and_then(|global| global.value.as_ref())
    {
        lines.push(format!("Description\u{a0}: {context}"));
    }
    lines
}

fn place(brief: &Brief<'_>) -> Vec<String> {
    let sites = &brief.tender.delivery_sites;
    let mut lines = match sites.as_slice() {
        [] => vec![awaited("Lieux d’exécution ou de livraison")],
        [one] => vec![one.clone()],
        many => many.iter().map(|site| format!("- {site}")).collect(),
    };
    lines.push(format!(
        "Code NUTS\u{a0}: {}",
        awaited("Code du lieu, proposé par la plateforme")
    ));
    lines
}

fn lots(brief: &Brief<'_>) -> Vec<String> {
    let tender = brief.tender;
    if tender.lot.len() > 1 {
        let mut lines = vec![format!("Nombre de lots\u{a0}: {}", tender.lot.len())];
        for (n, lot) in tender.lot.iter().enumerate() {
            let codes: Vec<String> = lot.cpv.iter().map(ToString::to_string).collect();
            let codes = match codes.as_slice() {
                [] => String::new(),
                codes => format!(" (CPV {})", codes.join(", ")),
            };
            let maximum = match lot.maximum_ht {
                _ if tender.accord_cadre != Some(true) => String::new(),
                Some(most) => format!(", maximum de {} HT sur toute la durée", most.short()),
                None => format!(
                    ", maximum sur toute la durée\u{a0}: {}",
                    awaited(&format!("Maximum, en euros HT, du lot {}", n + 1))
                ),
            };
            lines.push(format!("Lot\u{a0}{}\u{a0}: {}{codes}{maximum}", n + 1, lot.title));
        }
        return lines;
    }
    match tender.lot_count() {
        Some(1) => {
            let reason = tender
                .single_lot_reason
                .as_deref()
                .map(str::trim)
                .filter(|reason| !reason.is_empty())
                .map_or_else(|| awaited("Motif de l’absence de lots"), str::to_owned);
            vec![
                "Marché en un seul lot.".to_owned(),
                format!("Motif de l’absence de division en lots\u{a0}: {reason}"),
            ]
        }
        Some(count) => vec![
            format!("Nombre de lots\u{a0}: {count}"),
            awaited("Intitulé de chaque lot"),
        ],
        None => vec![awaited("Nombre de lots")],
    }
}

fn procedure(rules: &Rules<'_>) -> Vec<String> {
    let mut lines = rules.article("procedure");
    for place in ["variantes", "negociation"] {
        lines.extend(rules.article(place));
    }
    lines
}

fn criteria(draft: &Draft<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for scale in draft
        .selection
        .scales
        .iter()
        .filter(|scale| !scale.points.is_empty())
    {
        if !scale.lots.is_empty() {
            lines.push(format!("Pour {}\u{a0}:", the_lots(&scale.lots)));
        }
        for member in numbered(&draft.selection)
            .into_iter()
            .flat_map(|(_, members)| members)
        {
            if let Some(points) = scale.points.get(&member.chosen.facet.id) {
                lines.push(format!("- {}\u{a0}: {points} points", member.criterion.label));
            }
        }
        let total: u32 = scale.points.values().sum();
        lines.push(format!("Total\u{a0}: {total} points"));
    }
    lines
}

fn the_lots(lots: &[usize]) -> String {
    match lots {
        [_] => format!("le {}", lots_in_words(lots)),
        _ => format!("les {}", lots_in_words(lots)),
    }
}

/// Titles of the clauses, by what they are: a title is a name that the buyer can find again in the pieces.
fn considerations(draft: &Draft<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (subject, is) in [
        ("Environnement", is_green as fn(&Chosen<'_>) -> bool),
        ("Social", is_social),
    ] {
        for (kind, words) in [
            (Kind::Exigence, "spécifications techniques"),
            (Kind::Execution, "conditions d’exécution"),
            (Kind::Critere, "critères d’attribution"),
        ] {
            let kept: Vec<&Chosen<'_>> = draft
                .selection
                .of_kind(kind)
                .filter(|chosen| is(chosen))
                .collect();
            // A criterion has its name in the règlement; the others, their title in the pieces.
            let names = match kind {
                Kind::Critere => kept
                    .iter()
                    .filter_map(|chosen| Some(chosen.facet.head.criterion.as_ref()?.label.as_str()))
                    .collect(),
                _ => titles(kept.iter()),
            };
            if !names.is_empty() {
                lines.push(format!("{subject}, {words}\u{a0}: {}.", names.join("\u{a0}; ")));
            }
        }
    }
    lines
}

fn access(globals: &Globals) -> Vec<String> {
    vec![
        format!(
            "Dossier de consultation gratuit, à télécharger sur le profil d’acheteur\u{a0}: {}",
            known(globals, "buyer.profile_url")
        ),
        "Les offres sont remises par voie électronique à la même adresse.".to_owned(),
    ]
}

/// The règlement, article by article.
struct Rules<'a> {
    rc: &'a Document,
    numbering: Numbering,
}

impl Rules<'_> {
    /// The lines of an article, by its place in the plan; none when the règlement has not this article.
    fn article(&self, place: &str) -> Vec<String> {
        let id = BlockId::new(format!("rc/{place}"));
        let mut lines = Vec::new();
        let article = self.rc.blocks.iter().skip_while(|block| block.id != id).skip(1);
        for block in article.take_while(|block| !matches!(block.body, Body::Title { level: 1, .. })) {
            self.block(block, &mut lines);
        }
        lines
    }

    fn block(&self, block: &Block, lines: &mut Vec<String>) {
        match &block.body {
            Body::Title { content, .. } => lines.push(format!("{}\u{a0}:", self.words(content))),
            Body::Paragraph { content } => lines.extend(self.words(content).lines().map(str::to_owned)),
            Body::List { items, .. } => {
                for item in items {
                    let mut inner = Vec::new();
                    item.blocks.iter().for_each(|block| self.block(block, &mut inner));
                    lines.push(format!("- {}", inner.join(" ")));
                }
            }
            Body::Table { rows, .. } => {
                for row in rows {
                    let cells = row.cells.iter().map(|cell| {
                        let mut inner = Vec::new();
                        cell.blocks.iter().for_each(|block| self.block(block, &mut inner));
                        inner.join(" ")
                    });
                    lines.push(cells.collect::<Vec<_>>().join(" | "));
                }
            }
            // A note of the drafter is not published.
            Body::Note { .. } => {}
        }
        lines.retain(|line| !line.trim().is_empty());
    }

    fn words(&self, line: &[Inline]) -> String {
        line.iter()
            .map(|node| match node {
                Inline::Variable {
                    label, value: None, ..
                } => awaited(label),
                Inline::Reference { target, show } => {
                    format!(
                        "{} du règlement de la consultation",
                        self.numbering.reference(target, *show)
                    )
                }
                node => document::plain_text(std::slice::from_ref(node), &self.numbering),
            })
            .collect()
    }
}
