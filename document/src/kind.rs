//! A whole document and its cover.

use crate::{Block, BlockId, Body, Inline};

/// Which piece of the consultation a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// Règlement de la consultation.
    Rc,
    /// Cahier des clauses administratives particulières.
    Ccap,
    /// Cahier des clauses techniques particulières.
    Cctp,
    /// Cahier des clauses particulières, for small purchases.
    Ccp,
    /// Acte d’engagement.
    Ae,
    /// Lettre de consultation, below the dispensing threshold (R2122-8).
    Lettre,
    /// Cadre de réponse: what a candidate answers, criterion by criterion and requirement by requirement.
    CadreReponse,
    /// Letter of the sourcing questionnaire, sent to firms before the consultation (R2111-1).
    Questionnaire,
    /// What the sourcing told and asked, for all candidates (R2111-2).
    InformationsPrealables,
    /// Internal minutes of the sourcing.
    CompteRenduSourcage,
    /// Convention of a groupement de commandes (L2113-7): signed by its members, not published.
    ConventionGroupement,
    /// Internal justification note.
    NoteJustification,
    /// Read from a file, kind not recognised.
    Autre,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Rc,
        Self::Ccap,
        Self::Cctp,
        Self::Ccp,
        Self::Ae,
        Self::Lettre,
        Self::CadreReponse,
        Self::Questionnaire,
        Self::InformationsPrealables,
        Self::CompteRenduSourcage,
        Self::ConventionGroupement,
        Self::NoteJustification,
        Self::Autre,
    ];

    /// Slug of the contract (`rc`, `ccap`…).
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Rc => "rc",
            Self::Ccap => "ccap",
            Self::Cctp => "cctp",
            Self::Ccp => "ccp",
            Self::Ae => "ae",
            Self::Lettre => "lettre",
            Self::CadreReponse => "cadre-reponse",
            Self::Questionnaire => "questionnaire",
            Self::InformationsPrealables => "informations-prealables",
            Self::CompteRenduSourcage => "compte-rendu-sourcage",
            Self::ConventionGroupement => "convention-groupement",
            Self::NoteJustification => "note-justification",
            Self::Autre => "autre",
        }
    }

    /// From the slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Name of the file without its ending (`CCTP`, `LettreConsultation`).
    #[must_use]
    pub fn file_stem(self) -> &'static str {
        match self {
            Self::Rc => "RC",
            Self::Ccap => "CCAP",
            Self::Cctp => "CCTP",
            Self::Ccp => "CCP",
            Self::Ae => "AE",
            Self::Lettre => "LettreConsultation",
            Self::CadreReponse => "CadreReponse",
            Self::Questionnaire => "Questionnaire",
            Self::InformationsPrealables => "InformationsPrealables",
            Self::CompteRenduSourcage => "CompteRenduSourcage",
            Self::ConventionGroupement => "ConventionGroupement",
            Self::NoteJustification => "NoteJustification",
            Self::Autre => "Document",
        }
    }

    /// Whether it is short: a head in place of a cover page, its parts plainly numbered.
    #[must_use]
    pub fn is_short(self) -> bool {
        matches!(
            self,
            Self::Lettre
                | Self::CadreReponse
                | Self::Questionnaire
                | Self::InformationsPrealables
                | Self::CompteRenduSourcage
        )
    }

    /// Whether the document leaves the buyer's house, with the consultation or before it; the others stay inside.
    #[must_use]
    pub fn is_published(self) -> bool {
        !matches!(
            self,
            Self::NoteJustification | Self::CompteRenduSourcage | Self::ConventionGroupement
        )
    }
}

/// What stands on the first page. An absent fact is a variable without a value, shown as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Buyer.
    pub buyer: Vec<Inline>,
    /// Object of the purchase.
    pub object: Vec<Inline>,
    /// Procedure, in words.
    pub procedure: Vec<Inline>,
    /// Reference of the consultation.
    pub reference: Vec<Inline>,
    /// Limit date and hour for offers; empty when the piece does not carry it.
    pub deadline: Vec<Inline>,
}

/// A document: kind, title, cover and blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which piece it is.
    pub kind: DocumentKind,
    /// Full title (« Règlement de la consultation »).
    pub title: String,
    /// Cover page; a document read from a file has none.
    pub cover: Option<Cover>,
    /// Blocks, in order.
    pub blocks: Vec<Block>,
    /// First page of each block, for a document read from a file that has pages; empty when unknown.
    pub pages: std::collections::BTreeMap<BlockId, u32>,
    /// Number that the file itself shows before a title (`3 bis`, `A.2`), where it is not the tree's own.
    pub shown_numbers: std::collections::BTreeMap<BlockId, String>,
}

impl Document {
    /// An empty document.
    #[must_use]
    pub fn new(kind: DocumentKind, title: &str) -> Self {
        Self {
            kind,
            title: title.to_owned(),
            cover: None,
            blocks: Vec::new(),
            pages: std::collections::BTreeMap::new(),
            shown_numbers: std::collections::BTreeMap::new(),
        }
    }

    /// Every block, containers before what they hold, in reading order.
    #[must_use]
    pub fn all_blocks(&self) -> Vec<&Block> {
        let mut all = Vec::new();
        for block in &self.blocks {
            block.walk(&mut |b| all.push(b));
        }
        all
    }

    /// The block with this id.
    #[must_use]
    pub fn block(&self, id: &BlockId) -> Option<&Block> {
        self.all_blocks().into_iter().find(|block| &block.id == id)
    }

    /// Every variable of the document: the block that holds it, and the node. Cover included (no block).
    #[must_use]
    pub fn variables(&self) -> Vec<(Option<&BlockId>, &Inline)> {
        let mut found = Vec::new();
        if let Some(cover) = &self.cover {
            for line in [
                &cover.buyer,
                &cover.object,
                &cover.procedure,
                &cover.reference,
                &cover.deadline,
            ] {
                found.extend(
                    line.iter()
                        .filter(|node| node.is_variable())
                        .map(|node| (None, node)),
                );
            }
        }
        for block in self.all_blocks() {
            if let Body::Title { content, .. } | Body::Paragraph { content } = &block.body {
                found.extend(
                    content
                        .iter()
                        .filter(|node| node.is_variable())
                        .map(|node| (Some(&block.id), node)),
                );
            }
        }
        found
    }
}
