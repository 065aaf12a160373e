//! Drafting: the documents of a tender on the disk, checked, with the note that explains them.

mod answers;
mod comparison;
mod eforms;
mod firm;
mod followup;
mod prices;
mod quote;
mod set;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use compliance::{Finding, FindingState, Severity};
use document::DocumentKind;
use drafting::note::{Fact, FindingRow, LeverRow, NoteInput};
use formats::Template;
use formats::write::TextOptions;
use law::Law;
use matching::Suggestion;
use obligations::Assessment;
use serde::Serialize;
use tender::Tender;
use ts_rs::TS;

use self::eforms::EformsView;
use self::set::{FileSet, Folder};
use crate::compose::{Composition, composed};
use crate::market::Market;
use crate::need::Purchase;
use crate::obligations::{ObligationView, satisfied_by, view};
use crate::sourcing::outputs::{self, exchange};
use crate::suggest::{FabricView, RestrictionView, restriction_view};
use crate::{ApiError, Desk, ErrorCode, FindingView, Job};

/// A file written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FileView {
    /// Path, under the folder given.
    pub path: String,
    /// Slug of the piece.
    pub document: String,
    /// `docx`, `xlsx`, `json`, `txt`.
    pub format: &'static str,
    /// `a-publier` or `interne`.
    #[ts(type = "\"a-publier\" | \"interne\"")]
    pub folder: &'static str,
    /// Pages, estimated; absent for what has none.
    pub pages: Option<u32>,
}

/// A fact to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MissingView {
    /// Field of the need, or variable of a facet.
    pub field: String,
    /// What it is.
    pub label: String,
    /// Where it is awaited.
    #[serde(rename = "where")]
    pub places: Vec<String>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DraftAnswer {
    /// Files written.
    pub files: Vec<FileView>,
    /// Findings in the published pieces; `document` tells which.
    pub findings: Vec<PieceFinding>,
    /// Duties.
    pub obligations: Vec<ObligationView>,
    /// What is missing.
    pub missing: Vec<MissingView>,
    /// CPV codes proposed from the words, when the need gives none: a field to confirm in the documents.
    pub cpv_proposed: Vec<String>,
    /// What does not fit: facets that contradict each other, choices in vain, duties without a clause, waivers
    /// without a finding, a form heavier than the law asks.
    pub conflicts: Vec<String>,
    /// Form of the prices.
    pub price_form: PriceFormView,
    /// Articles that the library leaves empty.
    pub unfilled: Vec<String>,
    /// Time taken, ms.
    pub took_ms: f64,
    /// Procedure.
    pub procedure: &'static str,
    /// Publicity.
    pub publicity: &'static str,
    /// Who makes it.
    pub fabric: FabricView,
    /// How open the set is.
    pub restriction: RestrictionView,
    /// The most serious finding not set aside, for the exit code.
    #[serde(skip)]
    pub worst: Option<Severity>,
}

/// The form of the prices (R2112-6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PriceFormView {
    /// The form.
    #[ts(type = "\"unitaires\" | \"forfait\" | \"mixte\"")]
    pub form: &'static str,
    /// In words.
    pub words: &'static str,
    /// Whether it was proposed: the need does not say it.
    pub proposed: bool,
    /// Why, with the article.
    pub why: &'static str,
}

impl PriceFormView {
    fn of(tender: &Tender) -> Self {
        let choice = tender.price_form();
        Self {
            form: choice.form.slug(),
            words: choice.form.words(),
            proposed: choice.proposed,
            why: choice.why,
        }
    }
}

/// A finding and its piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PieceFinding {
    /// Slug of the piece.
    pub document: &'static str,
    /// The finding.
    #[serde(flatten)]
    pub finding: FindingView,
}

/// Drafts a tender into `out`, with the buyer's own words.
///
/// # Errors
/// A choice that cannot be followed, a format not written yet, a folder that refuses, the job cancelled: nothing is
/// written then.
pub fn draft(
    desk: &Desk,
    purchase: &Purchase,
    out: &Path,
    formats_asked: &[String],
    job: &Job,
) -> Result<DraftAnswer, ApiError> {
    let template = crate::template::of_house(desk)?;
    draft_with(desk, purchase, out, formats_asked, template, job)
}

/// Drafts as [`draft`] does, with this Word template for one time rather than that of the house.
///
/// # Errors
/// Those of [`draft`], and a file that is not a Word template that we accept.
pub fn draft_in_template(
    desk: &Desk,
    purchase: &Purchase,
    out: &Path,
    formats_asked: &[String],
    template: &Path,
    job: &Job,
) -> Result<DraftAnswer, ApiError> {
    let template = crate::template::of_file(template)?;
    draft_with(desk, purchase, out, formats_asked, Some(template), job)
}

fn draft_with(
    desk: &Desk,
    purchase: &Purchase,
    out: &Path,
    formats_asked: &[String],
    template: Option<Arc<Template>>,
    job: &Job,
) -> Result<DraftAnswer, ApiError> {
    let options = TextOptions {
        template,
        ..TextOptions::new(purchase.tender.launch_date)
    };
    let set = FileSet::new(formats_asked, options)?;
    job.step(0, None, "Rédaction des pièces")?;
    composed(desk, purchase, |composition| {
        write(desk, composition, set, out, job)
    })
}

fn write(
    desk: &Desk,
    composition: &Composition<'_>,
    mut set: FileSet,
    out: &Path,
    job: &Job,
) -> Result<DraftAnswer, ApiError> {
    let start = Instant::now();
    let Composition {
        tender,
        understood,
        assessment,
        brief,
        draft,
        ..
    } = composition;
    let exchange = exchange(desk, composition.purchase)?;
    let minutes = exchange
        .as_ref()
        .map(|exchange| drafting::sourcing::minutes(tender, exchange));
    let others = 2 * u32::from(minutes.is_some()) + u32::from(composition.convention.is_some());
    let steps = u32::try_from(draft.documents.len()).unwrap_or(0) + 3 + others;
    let total = Some(steps);
    job.step(1, total, "Vérification des pièces")?;
    let findings = composition.placed_findings();
    let market = Market::of(desk, understood, &composition.purchase.log)?;
    let (suggestions, restriction) = market.propose(brief, &draft.selection);
    let fabric = market.view(desk, understood)?;
    let restriction = restriction_view(&restriction);
    let conflicts = warnings(composition, &findings);
    let input = NoteInput {
        warnings: conflicts.clone(),
        fabric: fabric_facts(&fabric),
        levers: lever_rows(&suggestions, brief, draft),
        restriction: restriction_facts(&restriction),
        sourcing: exchange.clone(),
        own_words: own_words(composition),
        findings: finding_rows(&findings, false),
        waived: finding_rows(&findings, true),
        satisfied_by: titles_by_obligation(assessment, draft),
        house: house(draft),
        versions: versions(desk)?,
    };
    let note = drafting::note::justification(brief, draft, &input);
    let obligations = view(assessment, |id| satisfied_by(&draft.selection, id));

    let told = composition
        .annex
        .iter()
        .chain(&minutes)
        .chain(&composition.convention);
    let pieces = draft.documents.iter().chain(told).chain([&note]);
    for (n, document) in pieces.enumerate() {
        job.step(
            2 + u32::try_from(n).unwrap_or(0),
            total,
            &format!("Écriture de {}", document.kind.file_stem()),
        )?;
        set.text(document)?;
    }
    job.step(steps, total, "Écriture des tableaux")?;
    if let Some(frame) = &composition.frame {
        set.book(Folder::Published, "CadreReponse", "cadre-reponse", || {
            answers::answer_frame(tender, frame)
        })?;
    }
    // Below the dispensing threshold, the frame that firms fill in goes with the letter, and the trace stays inside.
    // The whole pieces have a price schedule in its place.
    if let Some(quote) = drafting::quote(brief, draft) {
        set.book(Folder::Published, "CadreDevis", "cadre-devis", || {
            quote::quote_frame(tender, &quote, composition.prices.as_ref())
        })?;
        set.book(Folder::Internal, "Comparaison", "comparaison", || {
            comparison::comparison(tender, assessment, &quote)
        })?;
    } else if let Some(schedule) = &composition.prices {
        set.book(Folder::Published, prices::stem(schedule), "cadre-de-prix", || {
            prices::book(tender, schedule)
        })?;
    }
    if let Some(follow_up) = drafting::follow_up(brief, draft) {
        let letter = composition.frame.is_none();
        set.book(Folder::Internal, "SuiviExecution", "suivi-execution", || {
            followup::book(tender, letter, &follow_up)
        })?;
    }
    if let Some(exchange) = &exchange {
        set.book(Folder::Internal, "Sourcage", "sourcage", || {
            outputs::table(exchange)
        })?;
    }
    // The text to paste into a publication platform: inside, since the buyer completes it first.
    if let Some(notice) = drafting::notice::notice(brief, draft) {
        set.data(
            Folder::Internal,
            "Avis",
            "avis",
            "txt",
            notice.text().into_bytes(),
        );
    }
    let missing = missing_views(draft);
    let kept = record(
        brief,
        draft,
        &obligations.obligations,
        &findings,
        &missing,
        &input.versions,
    )?;
    set.data(Folder::Internal, "dossier", "dossier", "json", kept);
    job.step(steps, total, "Mise en page et écriture des fichiers")?;
    let views = set.write(out)?;

    Ok(DraftAnswer {
        files: views,
        worst: findings
            .iter()
            .filter_map(|(_, f)| crate::check::worst_of(std::slice::from_ref(f)))
            .max(),
        findings: piece_findings(&findings),
        obligations: obligations.obligations,
        missing,
        cpv_proposed: understood.proposed_view(),
        conflicts,
        price_form: PriceFormView::of(tender),
        unfilled: draft
            .unfilled
            .iter()
            .map(|(kind, title)| format!("{} : {title}", drafting::piece_name(*kind)))
            .collect(),
        took_ms: (start.elapsed().as_secs_f64() * 1e5).round() / 100.0,
        procedure: obligations.procedure,
        publicity: obligations.publicity,
        fabric,
        restriction,
    })
}

/// What the buyer should know and that no finding says.
pub(crate) fn warnings(composition: &Composition<'_>, findings: &[(&'static str, Finding)]) -> Vec<String> {
    let Composition {
        tender,
        assessment,
        draft,
        ..
    } = composition;
    let library = composition.brief.library;
    let mut said: Vec<String> = draft
        .selection
        .conflicts
        .iter()
        .map(|conflict| conflict.message.clone())
        .collect();
    said.extend(crate::obligations::unanswered(
        library,
        assessment,
        &draft.selection,
    ));
    said.extend(drafting::unasked(draft));
    said.extend(composition.understood.lots_of_other_goods());
    said.extend(composition.price_conflicts());
    for waiver in &tender.waiver {
        if !findings
            .iter()
            .any(|(_, finding)| finding.waived.as_ref() == Some(waiver))
        {
            said.push(format!(
                "L’alerte écartée {} («\u{a0}{}\u{a0}») ne correspond à aucun passage des pièces\u{a0}: elle ne vaut plus",
                waiver.rule, waiver.excerpt
            ));
        }
    }
    // Only who asked for them has the whole pieces there: a letter is proposed.
    let letter = draft
        .documents
        .iter()
        .any(|document| document.kind == DocumentKind::Lettre);
    if assessment.procedure == obligations::Procedure::SansPublicite && !letter {
        said.push(
            "Aucune publicité ni mise en concurrence n’est imposée à ce montant\u{a0}: une lettre de consultation suffit\u{a0}; \
             les pièces écrites ici, à votre demande, sont plus complètes que la loi ne le demande"
                .to_owned(),
        );
    }
    said
}

/// Facts to fill in.
pub(crate) fn missing_views(draft: &drafting::Draft<'_>) -> Vec<MissingView> {
    draft
        .missing
        .iter()
        .map(|m| MissingView {
            field: m.field.clone(),
            label: m.label.clone(),
            places: m.places.clone(),
        })
        .collect()
}

/// What the buyer rewrote, took out or added, for the note.
fn own_words(composition: &Composition<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (proposed, over) in composition.proposed.iter().zip(&composition.overlaid) {
        for one in crate::documents::own_views(proposed, over) {
            let did = match one.state {
                "ajoute" => "ajouté",
                "retire" => "retiré",
                _ => "modifié",
            };
            let words = one.own_text.or(one.drafted_text).unwrap_or_default();
            facts.push(fact(
                &format!("{}\u{a0}: {did}", drafting::piece_name(proposed.kind)),
                words,
            ));
        }
    }
    facts
}

pub(crate) fn piece_findings(findings: &[(&'static str, Finding)]) -> Vec<PieceFinding> {
    findings
        .iter()
        .map(|(document, finding)| PieceFinding {
            document,
            finding: finding.into(),
        })
        .collect()
}

fn fact(label: &str, value: impl Into<String>) -> Fact {
    Fact {
        label: label.to_owned(),
        value: value.into(),
    }
}

/// A count, or that nothing was counted.
fn counted(n: Option<usize>) -> String {
    n.map_or_else(
        || "inconnu\u{a0}: aucune famille d’achat n’est reconnue".to_owned(),
        |n| n.to_string(),
    )
}

fn fabric_facts(fabric: &FabricView) -> Vec<Fact> {
    let mut facts: Vec<Fact> = fabric
        .families
        .iter()
        .map(|family| {
            fact(
                "Famille d’achat reconnue",
                format!("{} – {}", family.title, family.why),
            )
        })
        .collect();
    facts.push(fact(
        "Entreprises du catalogue qui fabriquent cette famille (déduit de l’activité)",
        counted(fabric.firms.total),
    ));
    for ring in &fabric.firms.rings {
        let label = match ring.ring {
            "rayon" => format!("Dans un rayon de {} km", fabric.firms.radius_km),
            "departement" => "Dans le département".to_owned(),
            "region" => "Dans la région".to_owned(),
            "france" => "En France".to_owned(),
            _ => "Dans les autres pays de l’Union européenne".to_owned(),
        };
        let value = match (ring.firms, ring.sites) {
            (Some(firms), Some(sites)) => format!("entreprises\u{a0}: {firms}\u{a0}; sites\u{a0}: {sites}"),
            _ if ring.ring == "ue" => "inconnu\u{a0}: le catalogue ne les couvre pas".to_owned(),
            _ => "inconnu".to_owned(),
        };
        facts.push(fact(&label, value));
    }
    facts.push(fact(
        "Emploi de ces nombres",
        "Ils éclairent le sourçage. La proximité n’entre dans aucune exigence, aucun critère, aucune note.",
    ));
    facts
}

fn restriction_facts(restriction: &RestrictionView) -> Vec<Fact> {
    vec![
        fact(
            "Entreprises sûrement capables de toutes les exigences",
            counted(restriction.sure),
        ),
        fact("Entreprises que rien n’exclut", counted(restriction.possible)),
        fact("Autres pays", "inconnu"),
        fact("Alerte", restriction.alarm),
        fact("Explication", restriction.why.clone()),
    ]
}

/// Modules kept that are not official: title, and whose they are.
fn house(draft: &drafting::Draft<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for chosen in &draft.selection.chosen {
        let head = &chosen.module.head;
        if let Some(mark) = chosen.module.mark()
            && !facts.iter().any(|one| one.label == head.title)
        {
            facts.push(fact(
                &head.title,
                format!(
                    "{mark}\u{a0}; version {} de la maison, relue le {}",
                    head.version,
                    day(Some(head.reviewed))
                ),
            ));
        }
    }
    facts
}

fn lever_rows(
    suggestions: &[Suggestion<'_>],
    brief: &drafting::Brief<'_>,
    draft: &drafting::Draft<'_>,
) -> Vec<LeverRow> {
    suggestions
        .iter()
        .filter(|one| draft.selection.has(&one.facet.id))
        .map(|one| LeverRow {
            title: {
                let title = one.facet.head.title.as_ref().unwrap_or(&one.module.head.title);
                match one.module.origin {
                    ::clauses::Origin::Official => title.clone(),
                    _ => format!("{title} (clause de la maison)"),
                }
            },
            level: format!("{}, {}", one.facet.kind.name(), one.facet.level),
            level_reason: one.facet.head.level_reason.clone().unwrap_or_default(),
            lever: one.lever.name().to_owned(),
            counts: one.counts.as_ref().map(matching::Counts::words),
            why: one.why.clone(),
            why_not_stricter: one.why_not_stricter.clone(),
            legal_basis: brief.cited(&one.facet.head.legal_basis).join(", "),
        })
        .collect()
}

fn finding_rows(findings: &[(&'static str, Finding)], waived: bool) -> Vec<FindingRow> {
    findings
        .iter()
        .filter(|(_, finding)| finding.waived.is_some() == waived && finding.state == FindingState::Signale)
        .map(|(document, finding)| FindingRow {
            rule: format!("{} ({})", finding.rule.name, finding.rule.severity.slug()),
            place: match &finding.article {
                Some(article) => format!("{}, article\u{a0}{article}", piece_name(document)),
                None => piece_name(document).to_owned(),
            },
            excerpt: finding.excerpt.clone(),
            message: match &finding.waived {
                Some(waiver) => format!(
                    "{}\u{a0}: {} ({})",
                    reason_words(waiver.reason),
                    waiver.text,
                    law::long_date(waiver.date)
                ),
                None => finding.message.clone(),
            },
        })
        .collect()
}

/// The name of a piece, by its slug.
pub(crate) fn piece_name(slug: &str) -> &str {
    DocumentKind::from_slug(slug).map_or(slug, |kind| drafting::piece_name(kind))
}

/// The reason code of a waiver, in words.
fn reason_words(reason: tender::WaiverReason) -> &'static str {
    use tender::WaiverReason;
    match reason {
        WaiverReason::JustifieParObjet => "justifié par l’objet",
        WaiverReason::TexteObligatoire => "texte obligatoire",
        WaiverReason::FausseAlerte => "fausse alerte",
        WaiverReason::Autre => "autre motif",
    }
}

fn titles_by_obligation(assessment: &Assessment, draft: &drafting::Draft<'_>) -> Vec<(String, String)> {
    assessment
        .obligations
        .iter()
        .map(|obligation| {
            let mut titles: Vec<&str> = Vec::new();
            for chosen in &draft.selection.chosen {
                let title = chosen.module.head.title.as_str();
                if chosen.facet.head.satisfies.iter().any(|id| id == obligation.id)
                    && !titles.contains(&title)
                {
                    titles.push(title);
                }
            }
            (obligation.id.to_owned(), titles.join("\u{a0}; "))
        })
        .collect()
}

/// Versions of what a draft rests on; nothing here depends on the day or the computer.
fn versions(desk: &Desk) -> Result<Vec<Fact>, ApiError> {
    let catalog = desk.catalog()?;
    let stats = catalog.stats(catalog.newest_day()?)?;
    let imports: Vec<String> = stats
        .by_source
        .iter()
        .filter(|(source, _)| {
            stats
                .batches
                .iter()
                .any(|b| b.source.as_ref() == Some(&source.code))
        })
        .map(|(source, _)| source.title.clone())
        .collect();
    let imports = if imports.is_empty() {
        String::new()
    } else {
        format!("\u{a0}; avec {}", imports.join(", "))
    };
    let shelves = desk.shelves();
    let library = &shelves.library;
    let reviewed = library.modules().iter().map(|module| module.head.reviewed).max();
    let checked = Law::embedded()
        .articles()
        .filter_map(|article| article.checked)
        .max();
    Ok(vec![
        fact("Emplettes", env!("CARGO_PKG_VERSION")),
        fact(
            "Catalogue",
            format!("{} ({} entreprises){imports}", stats.pack_version, stats.firms),
        ),
        fact(
            "Bibliothèque de clauses",
            format!(
                "{} modules, dernière relecture le {}",
                library.modules().len(),
                day(reviewed)
            ),
        ),
        fact(
            "Droit",
            format!("résumés d’articles, comparés à nos sources le {}", day(checked)),
        ),
    ])
}

fn day(date: Option<tender::Date>) -> String {
    date.map_or_else(|| "date inconnue".to_owned(), law::long_date)
}

/// A facet kept, as recorded.
#[derive(Serialize)]
struct KeptFacet<'a> {
    facet: &'a str,
    version: String,
    module_version: u32,
    /// Whose the module is, when it is not official.
    #[serde(skip_serializing_if = "Option::is_none")]
    house: Option<String>,
    by_buyer: bool,
    points: Option<u32>,
    values: &'a std::collections::BTreeMap<String, Option<tender::Value>>,
    justification: Option<&'a str>,
}

/// The record kept with the documents: choices, values, findings, fields of the notice, versions.
#[derive(Serialize)]
struct Record<'a> {
    need: &'a Tender,
    facets: Vec<KeptFacet<'a>>,
    obligations: &'a [ObligationView],
    findings: Vec<PieceFinding>,
    missing: &'a [MissingView],
    eforms: EformsView,
    versions: std::collections::BTreeMap<&'a str, &'a str>,
}

fn record(
    brief: &drafting::Brief<'_>,
    draft: &drafting::Draft<'_>,
    obligations: &[ObligationView],
    findings: &[(&'static str, Finding)],
    missing: &[MissingView],
    versions: &[Fact],
) -> Result<Vec<u8>, ApiError> {
    let facets = draft
        .selection
        .chosen
        .iter()
        .map(|chosen| KeptFacet {
            facet: &chosen.facet.id,
            version: chosen
                .text
                .head
                .in_force
                .as_ref()
                .unwrap_or(&chosen.facet.head.in_force)
                .from
                .to_string(),
            module_version: chosen.module.head.version,
            house: chosen.module.mark(),
            by_buyer: chosen.by_buyer,
            points: chosen.points,
            values: &chosen.values,
            justification: chosen.justification.as_deref(),
        })
        .collect();
    let record = Record {
        need: brief.tender,
        facets,
        obligations,
        findings: piece_findings(findings),
        missing,
        eforms: EformsView::of(drafting::eforms::eforms(brief, draft)),
        versions: versions
            .iter()
            .map(|f| (f.label.as_str(), f.value.as_str()))
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&record)
        .map_err(|e| ApiError::new(ErrorCode::File, format!("interne/dossier.json : {e}")))?;
    bytes.push(b'\n');
    Ok(bytes)
}
