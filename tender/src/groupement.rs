//! Several buyers who buy together (L2113-6 to L2113-8).

use serde::{Deserialize, Serialize};

use crate::{BuyerKind, NeedProblem, Siret, Tender};

/// A member of the groupement, besides the buyer. What is absent is unknown: a field to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Full name.
    pub name: String,
    /// Its SIRET.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siret: Option<Siret>,
    /// Kind of buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<BuyerKind>,
    /// Postal address on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Name and quality of who signs the convention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<String>,
}

/// What the coordinator does for all (L2113-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mission {
    /// It conducts the procedure; each member carries out its part.
    #[serde(rename = "passation")]
    Passation,
    /// It conducts the procedure and carries the contract out for all.
    #[serde(rename = "passation et exécution")]
    PassationExecution,
}

/// How the groupement works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groupement {
    /// Name of the member that coordinates; absent: the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinator: Option<String>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mission: Option<Mission>,
}

/// Most members: each is a column of the schedule.
pub const MOST_MEMBERS: usize = 100;

impl Tender {
    /// Whether several buyers buy together.
    #[must_use]
    pub fn is_joint(&self) -> bool {
        !self.member.is_empty()
    }

    /// The other members: those listed, but the buyer, were it listed too.
    pub fn other_members(&self) -> impl Iterator<Item = &Member> {
        let buyer = self.buyer.name.as_deref().map(str::trim);
        self.member
            .iter()
            .filter(move |member| Some(member.name.trim()) != buyer)
    }

    /// Name of the coordinator; `None` when it is the buyer and its name is unknown.
    #[must_use]
    pub fn coordinator(&self) -> Option<&str> {
        self.groupement
            .as_ref()
            .and_then(|groupement| groupement.coordinator.as_deref())
            .or(self.buyer.name.as_deref())
            .map(str::trim)
            .filter(|name| !name.is_empty())
    }

    /// What the coordinator does; `None` without a groupement, or when it is unknown.
    #[must_use]
    pub fn mission(&self) -> Option<Mission> {
        let groupement = self.groupement.as_ref().filter(|_| self.is_joint());
        groupement.and_then(|groupement| groupement.mission)
    }

    /// Names of all members, the buyer first when it has one.
    #[must_use]
    pub fn member_names(&self) -> Vec<&str> {
        let buyer = self.buyer.name.as_deref().map(str::trim);
        buyer
            .into_iter()
            .chain(self.other_members().map(|member| member.name.trim()))
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// What cannot be in the groupement.
    pub(crate) fn groupement_problems(&self) -> Vec<NeedProblem> {
        let mut found = Vec::new();
        let mut refuse = |field: &'static str, message: String| found.push(NeedProblem { field, message });
        if self.member.iter().any(|member| member.name.trim().is_empty()) {
            refuse("member", "un membre du groupement n’a pas de nom".to_owned());
        }
        if self.member.len() > MOST_MEMBERS {
            refuse(
                "member",
                format!("plus de {MOST_MEMBERS} membres dans le groupement ; regroupez-les"),
            );
        }
        let names: Vec<&str> = self.member.iter().map(|member| member.name.trim()).collect();
        if let Some((_, twice)) = names
            .iter()
            .enumerate()
            .find(|(n, name)| names[..*n].contains(name))
        {
            refuse("member", format!("le membre « {twice} » est donné deux fois"));
        }
        if self.is_joint() && self.other_members().next().is_none() {
            refuse(
                "member",
                "le groupement n’a pas d’autre membre que l’acheteur ; ajoutez-les, ou retirez [[member]]"
                    .to_owned(),
            );
        }
        if self.groupement.is_some() && !self.is_joint() {
            refuse(
                "groupement",
                "un groupement est décrit, mais aucun membre n’est donné ; ajoutez [[member]]".to_owned(),
            );
        } else if let Some(name) = self
            .groupement
            .as_ref()
            .and_then(|one| one.coordinator.as_deref())
            && !self.member_names().contains(&name.trim())
        {
            refuse(
                "groupement",
                format!(
                    "le coordonnateur « {name} » n’est ni l’acheteur ni un membre ; écrivez son nom comme dans [[member]]"
                ),
            );
        }
        if !self.is_joint() && self.price_line.iter().any(|line| !line.quantities.is_empty()) {
            refuse(
                "price_line",
                "des quantités sont données par membre, mais aucun groupement n’est décrit ; ajoutez [[member]]".to_owned(),
            );
        }
        found
    }
}
