//! The questionnaire: written once for a purchase, the same for every firm.

use std::path::{Path, PathBuf};

use cabinet::{Edit, Questionnaire};
use document::Document;
use drafting::sourcing::Question;
use families::{CapabilityKey, Families};
use formats::write::TextOptions;
use formats::write::form::{Form, FormQuestion};
use matching::sourcing::Asked;
use serde::{Deserialize, Serialize};
use tender::{Date, Tender};
use ts_rs::TS;

use super::letter::{Telling, letter};
use super::view::{AskedView, asked_view};
use crate::compose::understood;
use crate::dossiers::DossierView;
use crate::market::Market;
use crate::need::{Purchase, purchase};
use crate::{ApiError, Desk, ErrorCode, clock, dossiers, files};

/// Where to write the questionnaire, and with what.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ExportQuestionnaire {
    /// The dossier.
    pub dossier: u32,
    /// The folder; absent: `questionnaire` in the folder of the dossier's export.
    pub folder: Option<String>,
    /// Day until which answers are awaited, ISO.
    pub answer_by: Option<String>,
    /// Keys to ask; absent: those of the questionnaire written before, else those proposed.
    pub keys: Option<Vec<String>>,
}

/// The questionnaire written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExportedQuestionnaireView {
    /// The folder.
    pub folder: String,
    /// Files written in it.
    pub files: Vec<String>,
    /// How many questions.
    pub questions: usize,
    /// How many more would decide and are not asked.
    pub left_out: usize,
    /// What the buyer should know of it: firms that were told something else.
    pub remarks: Vec<String>,
    /// The dossier.
    pub state: DossierView,
}

/// The questionnaire of a need file, which keeps nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenQuestionnaire {
    /// The folder.
    pub folder: String,
    /// Files written in it.
    pub files: Vec<String>,
    /// How many questions.
    pub questions: usize,
    /// How many more would decide and are not asked.
    pub left_out: usize,
}

/// What could be asked for a need file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedQuestions {
    /// The questions, those that decide first.
    pub questions: Vec<AskedView>,
}

/// Most questions asked unless the buyer wants more: a mark of ours. A longer form is put aside rather than filled in, and
/// those that decide come first.
pub(super) const MOST_PROPOSED: usize = 15;

/// Names of the files.
const FILES: [&str; 2] = ["Questionnaire.docx", "Questionnaire.xlsx"];

/// What the market could be asked today.
pub(crate) fn asked(desk: &Desk, purchase: &Purchase) -> Result<Vec<Asked>, ApiError> {
    understood(desk, &purchase.tender, |understood, _, brief| {
        let situation = brief.situation();
        let selection = drafting::selection(brief)?;
        let market = Market::of(desk, understood, &purchase.log)?;
        Ok(matching::sourcing::questions(
            brief.library,
            &situation,
            &selection,
            &market.firms,
            Families::embedded(),
        ))
    })
}

/// The questions of a need file or of a dossier, for the terminal.
///
/// # Errors
/// The catalogue cannot be opened, or a choice cannot be followed.
pub fn for_need(desk: &Desk, purchase: &Purchase) -> Result<NeedQuestions, ApiError> {
    let all = asked(desk, purchase)?;
    let proposed = proposed(&all);
    let questions = all
        .iter()
        .map(|one| asked_view(one, proposed.contains(&one.key), false))
        .collect();
    Ok(NeedQuestions { questions })
}

/// Writes the questionnaire of a dossier, which keeps what is asked: a firm written to later is asked the same.
///
/// # Errors
/// Nothing is left to ask, the need names a firm of the log, the folder refuses, the dossier can only be read.
pub fn export_questionnaire(
    desk: &Desk,
    request: ExportQuestionnaire,
) -> Result<ExportedQuestionnaireView, ApiError> {
    let (purchase, folder) = desk.with(request.dossier, |dossier| {
        let beside = dossier.path().with_extension("").join("questionnaire");
        Ok((purchase(dossier)?, beside))
    })?;
    let folder = request.folder.map_or(folder, PathBuf::from);
    let answer_by = day(request.answer_by.as_deref())?;
    let id = match &purchase.questionnaire {
        Some(before) => before.id.clone(),
        None => desk.with(request.dossier, |dossier| Ok(dossier.make_identifier()?))?,
    };
    let (kept, left_out, remarks) = kept(desk, &purchase, request.keys.as_deref(), answer_by, id)?;
    let letter = letter(&purchase, &kept)?;
    // Written down first: a form that the dossier would not recognise must not go out.
    if purchase.questionnaire.as_ref() != Some(&kept) {
        desk.with(request.dossier, |dossier| {
            let edits = vec![Edit::SetQuestionnaire(kept.clone())];
            // One letter is one step, however quickly the next one comes: each can be undone.
            dossier.change("Questionnaire de sourçage", clock::now(), edits, false)?;
            Ok(())
        })?;
    }
    let WrittenQuestionnaire {
        folder,
        files,
        questions,
        left_out,
    } = write(desk, &purchase.tender, &kept, &letter, left_out, &folder)?;
    Ok(ExportedQuestionnaireView {
        folder,
        files,
        questions,
        left_out,
        remarks,
        state: desk.with(request.dossier, |dossier| dossiers::view(dossier))?,
    })
}

/// Writes the questionnaire of a need file.
///
/// # Errors
/// Nothing is left to ask, or the folder refuses.
pub fn export_for_need(
    desk: &Desk,
    purchase: &Purchase,
    folder: &Path,
    answer_by: Option<&str>,
) -> Result<WrittenQuestionnaire, ApiError> {
    let id = identifier(&purchase.tender);
    let (kept, left_out, _) = kept(desk, purchase, None, day(answer_by)?, id)?;
    let letter = letter(purchase, &kept)?;
    write(desk, &purchase.tender, &kept, &letter, left_out, folder)
}

/// The questions asked unless the buyer chooses others: those that decide, or all when none does, within
/// [`MOST_PROPOSED`].
pub(super) fn proposed(all: &[Asked]) -> Vec<CapabilityKey> {
    let some_decide = all.iter().any(|one| one.decides);
    all.iter()
        .filter(|one| one.decides || !some_decide)
        .take(MOST_PROPOSED)
        .map(|one| one.key.clone())
        .collect()
}

/// The questionnaire to write: that of before, unless other questions are asked for; how many that decide it leaves out, and
/// what the buyer should know.
fn kept(
    desk: &Desk,
    purchase: &Purchase,
    keys: Option<&[String]>,
    answer_by: Option<Date>,
    id: String,
) -> Result<(Questionnaire, usize, Vec<String>), ApiError> {
    let before = purchase.questionnaire.as_ref();
    let chosen_before = keys.is_some();
    let all = asked(desk, purchase)?;
    let keys: Vec<String> = match (keys, before) {
        (None, Some(before)) => before.keys.clone(),
        (None, None) => proposed(&all).iter().map(ToString::to_string).collect(),
        (Some(chosen), _) => ordered(&all, purchase, chosen)?,
    };
    if keys.is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            "il ne reste rien à demander : ce que l’on sait des entreprises suffit, ou aucune question n’est cochée",
        ));
    }
    // Who chose the questions knows what is left.
    let chosen = chosen_before || before.is_some();
    let left_out = all
        .iter()
        .filter(|one| !chosen && one.decides && !keys.iter().any(|key| key == one.key.as_str()))
        .count();
    let Telling { told, remarks } = Telling::of(purchase, clock::today());
    let questionnaire = Questionnaire {
        id,
        written: match before {
            Some(before) if before.keys == keys => before.written,
            _ => clock::today(),
        },
        answer_by: answer_by.or_else(|| before.and_then(|before| before.answer_by)),
        keys,
        told,
    };
    Ok((questionnaire, left_out, remarks))
}

/// The keys chosen, in the order in which they are proposed; those of the questionnaire of before that are settled since
/// come last, as they were.
fn ordered(all: &[Asked], purchase: &Purchase, chosen: &[String]) -> Result<Vec<String>, ApiError> {
    if let Some(unknown) = chosen.iter().find(|key| key.parse::<CapabilityKey>().is_err()) {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!("la question « {unknown} » n’existe pas"),
        ));
    }
    let proposed: Vec<String> = all.iter().map(|one| one.key.to_string()).collect();
    let before = purchase.questionnaire.iter().flat_map(|before| &before.keys);
    let mut keys: Vec<String> = Vec::new();
    for key in proposed.iter().chain(before).chain(chosen) {
        if chosen.contains(key) && !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    Ok(keys)
}

/// What an answer to the questionnaire of a need file is recognised by, until the dossier made from it writes its own: the
/// object and the buyer, which change less than amounts and dates. Not a secret: it tells an answer to another purchase
/// from a slip.
pub(super) fn identifier(tender: &Tender) -> String {
    let buyer = &tender.buyer;
    let said = [
        Some(tender.objet.trim()),
        buyer.name.as_deref(),
        buyer.siret.as_ref().map(tender::Siret::as_str),
    ];
    // FNV-1a, 64 bits.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in said {
        for byte in part.unwrap_or_default().bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// Both files, or neither.
fn write(
    desk: &Desk,
    tender: &Tender,
    kept: &Questionnaire,
    letter: &Document,
    left_out: usize,
    folder: &Path,
) -> Result<WrittenQuestionnaire, ApiError> {
    let keys = keys(&kept.keys);
    let form = Form {
        id: kept.id.clone(),
        buyer: tender.buyer.name.clone(),
        object: tender.objet.clone(),
        answer_by: kept.answer_by,
        questions: keys
            .iter()
            .map(|key| FormQuestion {
                key: key.to_string(),
                words: key.capability().question.clone(),
                certificate: is_certificate(key),
            })
            .collect(),
    };
    let options = TextOptions {
        template: crate::template::of_house(desk)?,
        ..TextOptions::new(tender.launch_date)
    };
    let written = [
        formats::write::docx(letter, &options)?,
        formats::write::form::form(&form)?,
    ];
    let written: Vec<(PathBuf, Vec<u8>)> = FILES.into_iter().map(PathBuf::from).zip(written).collect();
    files::write_all(folder, &written)?;
    Ok(WrittenQuestionnaire {
        folder: folder.display().to_string(),
        files: FILES.map(str::to_owned).to_vec(),
        questions: keys.len(),
        left_out,
    })
}

/// Keys as written down; those of another version of the list are passed over.
pub(super) fn keys(written: &[String]) -> Vec<CapabilityKey> {
    written.iter().filter_map(|key| key.parse().ok()).collect()
}

pub(super) fn questions(keys: &[CapabilityKey]) -> Vec<Question> {
    keys.iter()
        .map(|key| Question {
            title: key.capability().title.clone(),
            words: key.capability().question.clone(),
            certificate: is_certificate(key),
        })
        .collect()
}

fn is_certificate(key: &CapabilityKey) -> bool {
    key.kind() == families::CapabilityKind::Certification
}

/// A day as typed, or none.
pub(super) fn day(text: Option<&str>) -> Result<Option<Date>, ApiError> {
    text.filter(|text| !text.trim().is_empty())
        .map(crate::check::date)
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use matching::{Alarm, Counts};

    fn all(decide: usize, others: usize) -> Vec<Asked> {
        families::capabilities()
            .take(decide + others)
            .enumerate()
            .map(|(n, capability)| Asked {
                key: capability.key.clone(),
                families: Vec::new(),
                counts: Counts::default(),
                facets: Vec::new(),
                alarm_now: Alarm::Aucune,
                alarm_if_all_can: Alarm::Aucune,
                alarm_if_none_can: Alarm::Aucune,
                decides: n < decide,
                why: String::new(),
            })
            .collect()
    }

    #[test]
    fn a_number_that_firms_will_answer_is_proposed_those_that_decide_first() {
        let check = |decide: usize, others: usize, expected: usize| {
            let all = all(decide, others);
            assert_eq!(all.len(), decide + others);
            let first: Vec<CapabilityKey> = all.iter().take(expected).map(|one| one.key.clone()).collect();
            assert_eq!(proposed(&all), first, "{decide} {others}");
        };
        check(3, 20, 3);
        check(18, 0, MOST_PROPOSED);
        check(18, 4, MOST_PROPOSED);
        // None decides: what is unknown is asked all the same.
        check(0, 4, 4);
        check(0, 20, MOST_PROPOSED);
        check(0, 0, 0);
    }
}
