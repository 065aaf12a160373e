//! What a trade usually makes, by NAF sub-class: the shape of `profiles/<division>.toml`.
//!
//! A profile describes a trade. It says nothing of a firm of that trade, and no count may use it:
//! what it suggests is shown as such, beside what is known of the firm.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tender::{Date, Naf, date_field};

use crate::error::{Result, field, from_toml};

/// Numbers of entries a list of a profile may hold: fewer says nothing, more is no longer read.
const GOODS: (usize, usize) = (3, 8);
const WAYS: (usize, usize) = (2, 6);
const CERTIFICATIONS: (usize, usize) = (0, 5);
/// No profile was read again before this year: an earlier date is a slip of the keyboard.
const FIRST_YEAR: i16 = 2026;

/// What a trade, a NAF sub-class, usually makes and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The sub-class.
    pub naf: Naf,
    /// Goods, in the words of buyers.
    pub goods: Vec<String>,
    /// Processes usual in these workshops.
    pub processes: Vec<String>,
    /// Materials usual in these workshops.
    pub materials: Vec<String>,
    /// Certifications usual in the trade: a firm of the trade may hold none of them.
    #[serde(default)]
    pub certifications: Vec<UsualCertification>,
    /// Which public buyers buy from the trade, directly or not.
    pub buyers: String,
    /// What to be careful of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Nomenclatures, texts and public standards the profile rests on.
    pub sources: Vec<String>,
    /// When somebody last read it against its sources.
    #[serde(deserialize_with = "date_field")]
    pub reviewed: Date,
}

/// A certification, a label or a marking usual in a trade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualCertification {
    /// Name.
    pub name: String,
    /// What it speaks of.
    pub about: String,
    /// Who delivers it, or which text.
    pub source: String,
}

/// One file: the profiles of a NAF division.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    profile: Vec<Profile>,
}

impl Profile {
    /// Reads and validates the profiles of one division.
    ///
    /// `file` is the path named in errors and must end with `<division>.toml`; `is_naf` says
    /// whether a NAF sub-class exists.
    ///
    /// # Errors
    /// A French sentence naming file, line or field: syntax, unknown key, sub-class that is unknown
    /// or of another division, sub-classes out of order or given twice, list too short or too long,
    /// empty text, text given twice, date before the first profiles.
    pub fn division_from_toml(file: &str, text: &str, is_naf: &dyn Fn(&Naf) -> bool) -> Result<Vec<Self>> {
        let File { profile: profiles } = from_toml(file, text)?;
        let division = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
        if profiles.is_empty() {
            return Err(field(file, "profile", "aucun profil : il en faut au moins un"));
        }
        for profile in &profiles {
            profile.validate(file, division, is_naf)?;
        }
        for pair in profiles.windows(2) {
            let (before, after) = (&pair[0].naf, &pair[1].naf);
            if before == after {
                return Err(field(file, "naf", format!("{after} est donné deux fois")));
            }
            if before > after {
                let message = format!("{after} vient après {before} : à ranger dans l’ordre des codes");
                return Err(field(file, "naf", message));
            }
        }
        Ok(profiles)
    }

    /// Every text of the profile, with the name of its field.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let lists = [
            ("goods", &self.goods),
            ("processes", &self.processes),
            ("materials", &self.materials),
            ("sources", &self.sources),
        ];
        let listed = lists
            .into_iter()
            .flat_map(|(name, list)| list.iter().map(move |text| (name, text)));
        let certified = self.certifications.iter().flat_map(|usual| {
            [
                ("certifications.name", &usual.name),
                ("certifications.about", &usual.about),
                ("certifications.source", &usual.source),
            ]
        });
        let alone = [("buyers", &self.buyers)]
            .into_iter()
            .chain(self.note.as_ref().map(|note| ("note", note)));
        listed
            .chain(certified)
            .chain(alone)
            .map(|(name, text)| (name, text.as_str()))
    }

    fn validate(&self, file: &str, division: &str, is_naf: &dyn Fn(&Naf) -> bool) -> Result<()> {
        let naf = &self.naf;
        let refuse = |name: &str, message: &str| Err(field(file, name, format!("{naf} : {message}")));
        if !is_naf(naf) {
            return refuse("naf", "n’est pas une sous-classe de la NAF rév. 2");
        }
        if naf.division() != division {
            return refuse(
                "naf",
                &format!("n’est pas de la division {division}, celle du fichier"),
            );
        }
        let sizes = [
            ("goods", self.goods.len(), GOODS),
            ("processes", self.processes.len(), WAYS),
            ("materials", self.materials.len(), WAYS),
            ("certifications", self.certifications.len(), CERTIFICATIONS),
        ];
        for (name, len, (least, most)) in sizes {
            if !(least..=most).contains(&len) {
                return refuse(name, &format!("{len} entrées, il en faut de {least} à {most}"));
            }
        }
        if self.sources.is_empty() {
            return refuse("sources", "il faut au moins une source");
        }
        let names: Vec<&str> = self
            .certifications
            .iter()
            .map(|usual| usual.name.as_str())
            .collect();
        for (name, list) in [
            ("goods", texts_of(&self.goods)),
            ("processes", texts_of(&self.processes)),
            ("materials", texts_of(&self.materials)),
            ("sources", texts_of(&self.sources)),
            ("certifications", names),
        ] {
            let mut seen = BTreeSet::new();
            if let Some(twice) = list.iter().find(|text| !seen.insert(**text)) {
                return refuse(name, &format!("« {twice} » est donné deux fois"));
            }
        }
        if let Some((name, _)) = self.texts().find(|(_, text)| text.trim().is_empty()) {
            return refuse(name, "texte vide : à remplir");
        }
        if self.reviewed.year() < FIRST_YEAR {
            return refuse(
                "reviewed",
                &format!("{} vient avant les premiers profils", self.reviewed),
            );
        }
        Ok(())
    }
}

fn texts_of(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}
