//! Dossiers: their list, opening and closing, and every change of the need, each one step to undo.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ::clauses::GLOBALS;
use cabinet::{Dossier, Edit, Key, Opened, Step};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tender::{FacetChoice, NeedDraft};
use ts_rs::TS;

use crate::clock::now;
use crate::sheet::BuyerView;
use crate::{ApiError, Desk, ErrorCode, files, need, sheet};

/// Nothing to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// An open dossier, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct DossierRef {
    /// Number given when it was opened.
    pub dossier: u32,
}

/// A dossier in the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DossierCardView {
    /// File.
    pub path: String,
    /// Name of the file, without its ending.
    pub name: String,
    /// Object, when it says one.
    pub objet: Option<String>,
    /// Buyer.
    pub buyer: Option<String>,
    /// Launch date.
    pub launch_date: Option<String>,
    /// Amount, euros HT.
    pub amount_ht: Option<f64>,
    /// Last change of the file.
    pub modified: String,
    /// Why it cannot be opened, when it cannot.
    pub trouble: Option<String>,
}

/// An example of the repository.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExampleView {
    /// Slug.
    pub slug: String,
    /// Object.
    pub objet: String,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DossiersView {
    /// Folder of new dossiers.
    pub folder: String,
    /// Dossiers of that folder and those opened lately, the last changed first.
    pub dossiers: Vec<DossierCardView>,
    /// Examples to try.
    pub examples: Vec<ExampleView>,
}

/// A new dossier: from words, an example or a need file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CreateDossier {
    /// Object, in the buyer's words.
    pub objet: Option<String>,
    /// Slug of an example.
    pub example: Option<String>,
    /// A need file.
    pub file: Option<String>,
}

/// A file to open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct OpenDossier {
    /// The file.
    pub path: String,
}

/// A dossier opened.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpenedView {
    /// Its number.
    pub dossier: u32,
    /// Its file.
    pub path: String,
    /// Name of the file, without its ending.
    pub name: String,
    /// Why it can only be read, when it can.
    pub read_only: Option<String>,
    /// What it says.
    pub state: DossierView,
}

/// Where to write a copy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CopyDossier {
    /// The dossier.
    pub dossier: u32,
    /// The file; absent: beside, under another name.
    pub target: Option<String>,
}

/// A copy written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CopiedView {
    /// The file.
    pub path: String,
}

/// A lot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LotView {
    /// Title.
    pub title: String,
    /// CPV codes.
    #[serde(default)]
    pub cpv: Vec<String>,
    /// Amount, euros HT.
    #[serde(default)]
    pub amount_ht: Option<f64>,
    /// Most that is ordered for it over a framework agreement, euros HT.
    #[serde(default)]
    pub maximum_ht: Option<f64>,
}

/// A line of the price schedule; `null` is for the buyer to write before publishing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PriceLineView {
    /// What is priced.
    pub title: String,
    /// Unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// How many units.
    #[serde(default)]
    pub quantity: Option<f64>,
    /// Number of its lot, from 1.
    #[serde(default)]
    pub lot: Option<u32>,
    /// Rate of VAT, percent.
    #[serde(default)]
    pub vat_rate: Option<f64>,
    /// Facet that describes it, or words.
    #[serde(default)]
    pub article: Option<String>,
    /// What is asked of it, in the buyer's words.
    #[serde(default)]
    pub description: Option<String>,
    /// At a lump sum among unit prices.
    #[serde(default)]
    pub forfait: Option<bool>,
    /// Quantity of each member of the groupement, by name.
    #[serde(default)]
    pub quantities: BTreeMap<String, f64>,
}

/// A finding set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaiverView {
    /// Code of the rule.
    pub rule: String,
    /// The words set aside.
    pub excerpt: String,
    /// Reason code.
    pub reason: String,
    /// The buyer's explanation.
    pub text: String,
    /// When.
    pub date: String,
}

/// The need as far as it is known; `null` is unknown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct NeedView {
    /// Object.
    pub objet: Option<String>,
    /// Launch date.
    pub launch_date: Option<String>,
    /// Nature.
    pub nature: Option<String>,
    /// CPV codes, the main one first.
    pub cpv: Vec<String>,
    /// Amount of the whole need, euros HT.
    pub amount_ht: Option<f64>,
    /// Duration in months.
    pub duration_months: Option<u32>,
    /// Framework agreement.
    pub accord_cadre: Option<bool>,
    /// Its maximum, euros HT.
    pub maximum_ht: Option<f64>,
    /// Number of lots.
    pub lots: Option<u32>,
    /// The lots.
    pub lot: Vec<LotView>,
    /// Form of the prices (`unitaires`, `forfait`, `mixte`).
    pub price_form: Option<String>,
    /// The lines of the price schedule.
    pub price_line: Vec<PriceLineView>,
    /// Why there is one lot only.
    pub single_lot_reason: Option<String>,
    /// Months between the offer and the first deliveries.
    pub delivery_start_delay_months: Option<u32>,
    /// Notable part of raw materials.
    pub raw_materials: Option<bool>,
    /// Innovative in the meaning of L2172-3.
    pub innovant: Option<bool>,
    /// General conditions that the buyer names (`fcs`, `tic`…).
    pub ccag: Option<String>,
    /// Reference of the consultation.
    pub reference: Option<String>,
    /// Limit for offers, as printed.
    pub offers_deadline: Option<String>,
    /// Places of delivery.
    pub delivery_sites: Vec<String>,
    /// The need in more words.
    pub context: Option<String>,
    /// The buyer.
    pub buyer: BuyerView,
    /// Findings set aside.
    pub waiver: Vec<WaiverView>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldProblemView {
    /// The field.
    pub field: String,
    /// What is wrong.
    pub message: String,
}

impl From<tender::NeedProblem> for FieldProblemView {
    fn from(problem: tender::NeedProblem) -> Self {
        Self {
            field: problem.field.to_owned(),
            message: problem.message,
        }
    }
}

/// What an open dossier says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DossierView {
    /// The need.
    pub need: NeedView,
    /// Whether there is enough to compute and to draft.
    pub complete: bool,
    /// Required facts that are absent.
    pub missing: Vec<FieldProblemView>,
    /// Facts that contradict each other.
    pub problems: Vec<FieldProblemView>,
    /// What undoing would take back.
    pub undo: Option<String>,
    /// What redoing would bring back.
    pub redo: Option<String>,
    /// Grows with every writing.
    #[ts(type = "number")]
    pub revision: i64,
}

/// A new value of a field.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct FieldChange {
    /// The field (`objet`, `buyer.name`, `lot`).
    pub field: String,
    /// Its value; `null`: unknown again.
    #[ts(type = "unknown")]
    pub value: Value,
}

/// Changes of the need, all or none.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct ChangeNeed {
    /// The dossier.
    pub dossier: u32,
    /// The changes.
    pub changes: Vec<FieldChange>,
}

/// What the buyer says of some facets: all or none, one step to undo.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct Choose {
    /// The dossier.
    pub dossier: u32,
    /// The choices.
    pub choices: Vec<ChoiceOfFacet>,
}

/// What the buyer says of a facet.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct ChoiceOfFacet {
    /// Facet id.
    pub facet: String,
    /// `null`: as proposed; `true`, `false`; or values of its variables.
    #[ts(type = "unknown")]
    pub choice: Value,
}

/// A finding to set aside.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct Waive {
    /// The dossier.
    pub dossier: u32,
    /// Code of the rule.
    pub rule: String,
    /// The words, exactly.
    pub excerpt: String,
    /// Reason code.
    #[ts(type = "\"justifie-par-objet\" | \"texte-obligatoire\" | \"fausse-alerte\" | \"autre\"")]
    pub reason: String,
    /// The buyer's explanation.
    pub text: String,
}

/// A finding to bring back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct Unwaive {
    /// The dossier.
    pub dossier: u32,
    /// Code of the rule.
    pub rule: String,
    /// The words, exactly.
    pub excerpt: String,
}

/// What came of undoing or redoing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UndoneView {
    /// The dossier now.
    pub state: DossierView,
    /// What was undone or redone; absent: nothing was left.
    pub label: Option<String>,
    /// Documents whose own words changed.
    pub documents: Vec<String>,
    /// Whether the need changed.
    pub need: bool,
}

/// A step of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StepView {
    /// Its number.
    #[ts(type = "number")]
    pub number: i64,
    /// When.
    pub at: String,
    /// What was done.
    pub label: String,
    /// Whether it is part of the present state.
    pub applied: bool,
}

/// Ending of our files.
const ENDING: &str = "emplettes";

/// Examples of the repository.
const EXAMPLES: [(&str, &str); 2] = [
    (
        "mobilier-scolaire",
        include_str!("../../examples/mobilier-scolaire.toml"),
    ),
    (
        "poches-de-sang",
        include_str!("../../examples/poches-de-sang.toml"),
    ),
];

/// Dossiers listed at most.
const LISTED: usize = 300;

/// The dossiers of the folder, and those opened lately.
///
/// # Errors
/// None: what cannot be read is listed with its trouble.
pub fn list(desk: &Desk, _: Nothing) -> Result<DossiersView, ApiError> {
    let folder = desk.dossiers_dir();
    let mut dossiers: Vec<DossierCardView> = known(desk).iter().map(|path| card(path)).collect();
    dossiers.sort_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.path.cmp(&b.path)));
    Ok(DossiersView {
        folder: folder.display().to_string(),
        dossiers,
        examples: EXAMPLES
            .into_iter()
            .filter_map(|(slug, text)| {
                Some(ExampleView {
                    slug: slug.to_owned(),
                    objet: need::from_text(text, slug).ok()?.objet,
                })
            })
            .collect(),
    })
}

/// The files of the folder of dossiers, and those opened lately.
pub(crate) fn known(desk: &Desk) -> Vec<PathBuf> {
    let mut paths = recent(desk);
    if let Ok(entries) = std::fs::read_dir(desk.dossiers_dir()) {
        paths.extend(
            entries
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.extension().is_some_and(|e| e == ENDING)),
        );
    }
    paths.sort();
    paths.dedup();
    paths.truncate(LISTED);
    paths
}

/// The name and the need of a dossier, if it can be read.
pub(crate) fn glance(path: &Path) -> Option<(String, NeedDraft)> {
    Some((name_of(path), Dossier::glance(path).ok()?))
}

fn card(path: &Path) -> DossierCardView {
    let (need, trouble) = match Dossier::glance(path) {
        Ok(need) => (view_of(&need), None),
        Err(error) => (NeedView::default(), Some(error.to_string())),
    };
    let modified = std::fs::metadata(path)
        .and_then(|known| known.modified())
        .ok()
        .and_then(|time| Timestamp::try_from(time).ok())
        .map(|time| time.to_string());
    DossierCardView {
        path: path.display().to_string(),
        name: name_of(path),
        objet: need.objet,
        buyer: need.buyer.name,
        launch_date: need.launch_date,
        amount_ht: need.amount_ht,
        modified: modified.unwrap_or_default(),
        trouble,
    }
}

fn name_of(path: &Path) -> String {
    path.file_stem()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Makes a dossier in the folder of dossiers, and opens it.
///
/// # Errors
/// The need file cannot be read, the folder cannot be written.
pub fn create(desk: &Desk, request: CreateDossier) -> Result<OpenedView, ApiError> {
    let need = match (&request.example, &request.file) {
        (Some(slug), _) => {
            let (_, text) = EXAMPLES
                .into_iter()
                .find(|(known, _)| known == slug)
                .ok_or_else(|| {
                    ApiError::new(ErrorCode::NotFound, format!("l’exemple « {slug} » n’existe pas"))
                })?;
            NeedDraft::from(&need::from_text(text, slug)?)
        }
        (None, Some(file)) => NeedDraft::from(&need::open(Path::new(file))?),
        (None, None) => {
            let mut need = NeedDraft::default();
            if let Some(objet) = &request.objet {
                need.set("objet", json!(objet))?;
            }
            need.set("buyer", sheet::stored(desk)?)?;
            need
        }
    };
    let folder = desk.dossiers_dir();
    std::fs::create_dir_all(folder).map_err(|error| {
        ApiError::new(
            ErrorCode::File,
            format!(
                "le dossier « {} » ne peut pas être créé ({error}) : vérifiez vos droits",
                folder.display()
            ),
        )
    })?;
    let objet = need.get("objet").and_then(Value::as_str).unwrap_or_default();
    let path = free_name(folder, &file_name(objet));
    let dossier = Dossier::create(&path, &need)?;
    remember(desk, &path);
    opened(desk, dossier, None)
}

/// Opens a dossier.
///
/// # Errors
/// It is no dossier, is damaged, or comes from a later version.
pub fn open(desk: &Desk, request: OpenDossier) -> Result<OpenedView, ApiError> {
    let path = PathBuf::from(request.path);
    let (dossier, reason) = match Dossier::open(&path)? {
        Opened::ReadWrite(dossier) => (dossier, None),
        Opened::ReadOnly(dossier, reason) => (dossier, Some(reason.to_string())),
    };
    remember(desk, dossier.path());
    opened(desk, dossier, reason)
}

fn opened(desk: &Desk, dossier: Dossier, read_only: Option<String>) -> Result<OpenedView, ApiError> {
    let state = view(&dossier)?;
    let path = dossier.path().to_owned();
    Ok(OpenedView {
        dossier: desk.put(dossier),
        path: path.display().to_string(),
        name: name_of(&path),
        read_only,
        state,
    })
}

/// Closes a dossier: another window can then write it.
///
/// # Errors
/// None.
pub fn close(desk: &Desk, request: DossierRef) -> Result<Nothing, ApiError> {
    desk.take(request.dossier);
    Ok(Nothing {})
}

/// Writes a copy, history included.
///
/// # Errors
/// The target cannot be written, or is open elsewhere.
pub fn copy(desk: &Desk, request: CopyDossier) -> Result<CopiedView, ApiError> {
    desk.with(request.dossier, |dossier| {
        let target = match request.target {
            Some(target) => {
                let target = PathBuf::from(target);
                match target.extension() {
                    Some(ending) if ending == ENDING => target,
                    _ => files::with_ending(&target, ENDING),
                }
            }
            None => {
                let beside = dossier.path().parent().filter(|folder| folder.is_dir());
                let folder = beside.unwrap_or_else(|| desk.dossiers_dir());
                free_name(folder, &format!("{} (copie)", name_of(dossier.path())))
            }
        };
        dossier.save_copy(&target)?;
        remember(desk, &target);
        Ok(CopiedView {
            path: target.display().to_string(),
        })
    })
}

/// Takes a dossier out of the list of recent ones; its file stays where it is.
///
/// # Errors
/// As [`list`].
pub fn forget(desk: &Desk, request: OpenDossier) -> Result<DossiersView, ApiError> {
    let mut paths = recent(desk);
    paths.retain(|path| *path != Path::new(&request.path));
    write_recent(desk, &paths);
    list(desk, Nothing {})
}

/// What a dossier says.
///
/// # Errors
/// The file does not answer.
pub fn state(desk: &Desk, request: DossierRef) -> Result<DossierView, ApiError> {
    desk.with(request.dossier, |dossier| view(dossier))
}

/// Changes fields of the need.
///
/// # Errors
/// No need has that field, its value has not the right shape, or the dossier refuses. Nothing is then changed.
pub fn change_need(desk: &Desk, request: ChangeNeed) -> Result<DossierView, ApiError> {
    desk.with(request.dossier, |dossier| {
        let mut need = dossier.need()?;
        for change in &request.changes {
            need.set(&change.field, change.value.clone())?;
        }
        let label = match request.changes.as_slice() {
            [one] => format!("Besoin\u{a0}: {}", field_name(&one.field)),
            _ => "Besoin".to_owned(),
        };
        set_need(dossier, &label, need)
    })
}

/// Copies the buyer's sheet into the need.
///
/// # Errors
/// The sheet cannot be read, or the dossier refuses.
pub fn use_sheet(desk: &Desk, request: DossierRef) -> Result<DossierView, ApiError> {
    let buyer = sheet::stored(desk)?;
    desk.with(request.dossier, |dossier| {
        let mut need = dossier.need()?;
        need.set("buyer", buyer)?;
        set_need(dossier, "Acheteur\u{a0}: fiche reprise", need)
    })
}

/// Chooses a facet, gives it values, leaves it out, or goes back to what is proposed.
///
/// # Errors
/// The facet or the variable does not exist, or the value is out of bounds.
pub fn choose(desk: &Desk, request: Choose) -> Result<DossierView, ApiError> {
    let shelves = desk.shelves();
    let library = &shelves.library;
    for one in request.choices.iter().filter(|one| !one.choice.is_null()) {
        let choice: FacetChoice = serde_json::from_value(one.choice.clone())
            .map_err(|error| ApiError::new(ErrorCode::Choice, tender::sentence(&error.to_string())))?;
        library.check_choice(&one.facet, &choice)?;
    }
    let title = request
        .choices
        .first()
        .and_then(|one| library.facet(&one.facet))
        .map_or("choix", |(module, _)| module.head.title.as_str());
    desk.with(request.dossier, |dossier| {
        let mut need = dossier.need()?;
        let mut choices = match need.get("choices") {
            Some(Value::Object(choices)) => choices.clone(),
            _ => Map::new(),
        };
        for one in &request.choices {
            if one.choice.is_null() {
                choices.remove(&one.facet);
            } else {
                choices.insert(one.facet.clone(), one.choice.clone());
            }
        }
        let choices = if choices.is_empty() {
            Value::Null
        } else {
            Value::Object(choices)
        };
        need.set("choices", choices)?;
        set_need(dossier, &format!("Clause\u{a0}: {title}"), need)
    })
}

/// Sets a finding aside, with a reason.
///
/// # Errors
/// The reason is empty, or the dossier refuses.
pub fn waive(desk: &Desk, request: Waive) -> Result<DossierView, ApiError> {
    if request.text.trim().is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            "écrivez votre motif : il est gardé dans la note de justification",
        ));
    }
    change_waivers(desk, request.dossier, "Alerte écartée", |waivers| {
        waivers.retain(|one| !is_about(one, &request.rule, &request.excerpt));
        waivers.push(json!({
            "rule": request.rule,
            "excerpt": request.excerpt,
            "reason": request.reason,
            "text": request.text.trim(),
            "date": crate::clock::today().to_string(),
        }));
    })
}

/// Brings a finding back.
///
/// # Errors
/// The dossier refuses.
pub fn unwaive(desk: &Desk, request: Unwaive) -> Result<DossierView, ApiError> {
    change_waivers(desk, request.dossier, "Alerte reprise", |waivers| {
        waivers.retain(|one| !is_about(one, &request.rule, &request.excerpt));
    })
}

fn is_about(waiver: &Value, rule: &str, excerpt: &str) -> bool {
    waiver["rule"] == rule && waiver["excerpt"] == excerpt
}

fn change_waivers(
    desk: &Desk,
    dossier: u32,
    label: &str,
    change: impl FnOnce(&mut Vec<Value>),
) -> Result<DossierView, ApiError> {
    desk.with(dossier, |dossier| {
        let mut need = dossier.need()?;
        let mut waivers = match need.get("waiver") {
            Some(Value::Array(waivers)) => waivers.clone(),
            _ => Vec::new(),
        };
        change(&mut waivers);
        let waivers = if waivers.is_empty() {
            Value::Null
        } else {
            Value::Array(waivers)
        };
        need.set("waiver", waivers)?;
        set_need(dossier, label, need)
    })
}

/// Undoes the last step.
///
/// # Errors
/// The dossier refuses.
pub fn undo(desk: &Desk, request: DossierRef) -> Result<UndoneView, ApiError> {
    desk.with(request.dossier, |dossier| {
        let step = dossier.undo()?;
        undone(dossier, step)
    })
}

/// Redoes the step undone last.
///
/// # Errors
/// The dossier refuses.
pub fn redo(desk: &Desk, request: DossierRef) -> Result<UndoneView, ApiError> {
    desk.with(request.dossier, |dossier| {
        let step = dossier.redo()?;
        undone(dossier, step)
    })
}

fn undone(dossier: &Dossier, step: Option<Step>) -> Result<UndoneView, ApiError> {
    let keys = step.as_ref().map(|step| step.keys.as_slice()).unwrap_or_default();
    let mut documents: Vec<String> = keys
        .iter()
        .filter_map(|key| match key {
            Key::Override { document, .. } => Some(document.slug().to_owned()),
            _ => None,
        })
        .collect();
    documents.dedup();
    Ok(UndoneView {
        state: view(dossier)?,
        documents,
        need: keys.contains(&Key::Need),
        label: step.map(|step| step.label),
    })
}

/// The last steps, the newest first.
///
/// # Errors
/// The file does not answer.
pub fn history(desk: &Desk, request: DossierRef) -> Result<Vec<StepView>, ApiError> {
    desk.with(request.dossier, |dossier| {
        Ok(dossier
            .history(cabinet::DEFAULT_STEPS)?
            .into_iter()
            .map(|step| StepView {
                number: step.number,
                at: step.at.to_string(),
                label: step.label,
                applied: step.applied,
            })
            .collect())
    })
}

/// Typing goes on in the same step when it goes on within this time.
const BURST: SignedDuration = SignedDuration::from_secs(2);

/// Writes edits as one step, which goes on with the last one when typing does.
pub(crate) fn write(dossier: &mut Dossier, label: &str, edits: Vec<Edit>) -> Result<(), ApiError> {
    let at = now();
    let goes_on = dossier
        .history(1)?
        .first()
        .is_some_and(|last| last.label == label && at.duration_since(last.at) <= BURST);
    dossier.change(label, at, edits, goes_on)?;
    Ok(())
}

fn set_need(dossier: &mut Dossier, label: &str, need: NeedDraft) -> Result<DossierView, ApiError> {
    write(dossier, label, vec![Edit::SetNeed(Box::new(need))])?;
    view(dossier)
}

/// What an open dossier says.
pub(crate) fn view(dossier: &Dossier) -> Result<DossierView, ApiError> {
    let need = dossier.need()?;
    let (undo, redo) = dossier.neighbours()?;
    let missing = need.missing();
    let problems = need.problems();
    Ok(DossierView {
        need: view_of(&need),
        complete: missing.is_empty() && problems.is_empty(),
        missing: missing.into_iter().map(Into::into).collect(),
        problems: problems.into_iter().map(Into::into).collect(),
        undo,
        redo,
        revision: dossier.revision(),
    })
}

fn view_of(need: &NeedDraft) -> NeedView {
    // Fields were read as those of a tender: they have these shapes.
    serde_json::from_value(Value::Object(need.fields().clone())).unwrap_or_default()
}

/// What a field is called in the history.
fn field_name(field: &str) -> &str {
    match field {
        "launch_date" => "date de lancement",
        "nature" => "nature",
        "amount_ht" => "montant",
        "accord_cadre" => "accord-cadre",
        "lot" | "lots" => "lots",
        "price_line" => "lignes de prix",
        "price_form" => "forme des prix",
        "member" | "groupement" => "groupement de commandes",
        "raw_materials" => "matières premières",
        "innovant" => "caractère innovant",
        "buyer" => "acheteur",
        "buyer.kind" => "type d’acheteur",
        "buyer.insee" => "commune de l’acheteur",
        "buyer.population" => "population",
        "buyer.logo" => "logo",
        field => GLOBALS
            .iter()
            .find(|global| global.field == field)
            .map_or(field, |global| global.label),
    }
}

/// A file name from the object: letters, digits, spaces, hyphens; short.
fn file_name(objet: &str) -> String {
    let kept: String = objet
        .chars()
        .map(|c| match c {
            c if c.is_alphanumeric() || matches!(c, '-' | '’' | '\'') => c,
            _ => ' ',
        })
        .collect();
    let mut name = String::new();
    for word in kept.split_whitespace() {
        if !name.is_empty() && name.chars().count() + word.chars().count() > 60 {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(word.chars().take(60));
    }
    if name.is_empty() {
        "Sans titre".to_owned()
    } else {
        name
    }
}

/// « nom.emplettes », « nom (2).emplettes »…
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let mut path = folder.join(format!("{name}.{ENDING}"));
    let mut n = 2;
    while path.exists() {
        path = folder.join(format!("{name} ({n}).{ENDING}"));
        n += 1;
    }
    path
}

/// Dossiers opened lately that do not stand in the folder of dossiers. The list is a convenience: what cannot
/// be read or written of it is passed over.
fn recent(desk: &Desk) -> Vec<PathBuf> {
    std::fs::read_to_string(desk.data_dir().join("recents.json"))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

fn remember(desk: &Desk, path: &Path) {
    if path.parent() == Some(desk.dossiers_dir()) {
        return;
    }
    let mut paths = recent(desk);
    paths.retain(|known| known != path);
    paths.insert(0, path.to_owned());
    paths.truncate(30);
    write_recent(desk, &paths);
}

fn write_recent(desk: &Desk, paths: &[PathBuf]) {
    if let Ok(text) = serde_json::to_vec_pretty(paths) {
        let _ = files::write_all(desk.data_dir(), &[(PathBuf::from("recents.json"), text)]);
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_named_after_its_object() {
        let check = |objet: &str, name: &str| assert_eq!(file_name(objet), name);
        check(
            "Mobilier scolaire pour six classes",
            "Mobilier scolaire pour six classes",
        );
        check("Gants / masques : 2026-2027", "Gants masques 2026-2027");
        check("../../etc/passwd", "etc passwd");
        check("…", "Sans titre");
        check(&"é".repeat(200), &"é".repeat(60));
    }
}
