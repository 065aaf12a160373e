//! Words of the first page, of the header and of the footer, the same in every format.

use document::{Cover, Document, DocumentKind, Inline, Numbering, plain_text};

/// Widths of the two columns of the table of the cover, in a text of this width, twips.
pub(crate) fn cover_columns(width: u32) -> [u32; 2] {
    [width * 2 / 5, width - width * 2 / 5]
}

/// What stands above a working note.
pub(crate) const WORKING_NOTE: &str = "Note de travail, à retirer avant publication";

/// What stands above the title of a piece, so that nobody publishes a note by mistake.
pub(crate) fn folder(kind: DocumentKind) -> Option<&'static str> {
    match kind {
        DocumentKind::NoteJustification | DocumentKind::CompteRenduSourcage => {
            Some("Document interne – à ne pas publier")
        }
        DocumentKind::ConventionGroupement => {
            Some("À signer par les membres – hors du dossier de consultation")
        }
        DocumentKind::Lettre | DocumentKind::Questionnaire | DocumentKind::Autre => None,
        _ => Some("Dossier de consultation des entreprises"),
    }
}

/// Rows of the table of the cover: label and value; those without a value are left out.
pub(crate) fn cover_rows(cover: &Cover, with_object: bool) -> Vec<(&'static str, &[Inline])> {
    let object: &[Inline] = if with_object { &cover.object } else { &[] };
    [
        ("Objet", object),
        ("Procédure", &cover.procedure),
        ("Référence", &cover.reference),
        ("Date et heure limites de remise des offres", &cover.deadline),
    ]
    .into_iter()
    .filter(|(_, line)| !line.is_empty())
    .collect()
}

/// What stands at the left of the header: the reference, when it is known.
pub(super) fn header_left(document: &Document, numbering: &Numbering) -> Option<String> {
    let reference = document.cover.as_ref().map(|cover| &cover.reference);
    known(reference, numbering).map(|words| format!("Réf. {words}"))
}

/// What stands at the left of the footer: the buyer, when it is known.
pub(super) fn footer_left(document: &Document, numbering: &Numbering) -> Option<String> {
    known(document.cover.as_ref().map(|cover| &cover.buyer), numbering)
}

/// The words of a line without a field to fill.
fn known(line: Option<&Vec<Inline>>, numbering: &Numbering) -> Option<String> {
    let unset = |node: &Inline| matches!(node, Inline::Variable { value: None, .. });
    line.filter(|line| !line.is_empty() && !line.iter().any(unset))
        .map(|line| plain_text(line, numbering))
}
