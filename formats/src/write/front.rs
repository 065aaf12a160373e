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

/// What the first page is made of.
pub(super) enum Head<'a> {
    /// A paragraph in this style.
    Line(&'static str, Vec<Inline>),
    /// The table of the cover.
    Table(&'a Cover, WithObject),
    /// A small gap.
    Gap,
    /// What follows starts a page.
    NewPage,
}

/// Whether the table of the cover says the object: it stands above it on a whole page.
pub(super) type WithObject = bool;

/// Cover page, or the head of a letter, or the title alone.
pub(super) fn head(document: &Document) -> Vec<Head<'_>> {
    let title = || vec![Inline::text(document.title.as_str())];
    let folder = folder(document.kind);
    match &document.cover {
        None if document.title.trim().is_empty() => Vec::new(),
        None => vec![Head::Line("Title", title())],
        Some(cover) if document.kind.is_short() => {
            let mut head = vec![Head::Line("LetterBuyer", cover.buyer.clone())];
            head.extend(folder.map(|folder| Head::Line("LetterBuyer", vec![Inline::text(folder)])));
            head.extend([Head::Line("Title", title()), Head::Table(cover, true), Head::Gap]);
            head
        }
        Some(cover) => vec![
            Head::Line("CoverBuyer", cover.buyer.clone()),
            Head::Line("CoverFolder", vec![Inline::text(folder.unwrap_or_default())]),
            Head::Line("CoverTitle", title()),
            Head::Line("CoverObject", cover.object.clone()),
            Head::Table(cover, false),
            Head::NewPage,
        ],
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
