//! The file itself, with a Word comment at each finding.

use document::BlockId;
use formats::write::Comment;

use super::CheckedFile;
use crate::{ApiError, ErrorCode, FindingView};

/// The bytes of `original` with its findings as comments, and how many of them found no place there. What was set
/// aside with a reason bears none.
pub(super) fn annotated(file: &CheckedFile, original: &[u8]) -> Result<(Vec<u8>, usize), ApiError> {
    if !can_annotate(&file.path) {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!(
                "{}\u{a0}: les remarques ne s’écrivent en commentaires que dans un fichier .docx\u{a0}; demandez plutôt le rapport",
                file.path
            ),
        ));
    }
    let done = formats::write::annotate(original, &file.path, &comments(file))?;
    Ok((done.bytes, done.unplaced.len()))
}

/// Whether the file is one whose comments we can write.
pub(super) fn can_annotate(path: &str) -> bool {
    path.to_lowercase().ends_with(".docx")
}

fn comments(file: &CheckedFile) -> Vec<Comment> {
    file.findings
        .iter()
        .filter(|finding| super::is_open(finding))
        .filter_map(|finding| {
            // What belongs to no passage is said at the head of the text.
            let passage = match &finding.block {
                Some(block) => file.passages.iter().find(|passage| &passage.block == block),
                None => file.passages.first(),
            }?;
            Some(Comment {
                block: BlockId::new(passage.block.clone()),
                // Without block the span counts in no passage: an empty one is the whole of it.
                span: if finding.block.is_some() {
                    finding.span.start..finding.span.end
                } else {
                    0..0
                },
                author: "Emplettes".to_owned(),
                initials: "E".to_owned(),
                paragraphs: paragraphs(finding),
            })
        })
        .collect()
}

fn paragraphs(finding: &FindingView) -> Vec<String> {
    let mut said = vec![format!(
        "{} ({})\u{a0}: {}",
        super::severity_word(finding),
        finding.rule,
        finding.message
    )];
    said.extend((!finding.why.is_empty()).then(|| format!("Pourquoi\u{a0}: {}", finding.why)));
    said.extend(finding.fix.as_ref().map(|fix| format!("Que faire\u{a0}: {fix}")));
    said.extend(super::proposed(finding));
    said.extend(
        (!finding.legal_basis.is_empty())
            .then(|| format!("Textes\u{a0}: {}", finding.legal_basis.join(", "))),
    );
    said
}
