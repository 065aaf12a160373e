//! PDF files of a draft: the same articles as the Word files, their pages counted.

use std::path::Path;

use api::draft::{FileView, draft};
use document::{Body, Document, Numbering, plain_text};

use crate::{EXAMPLES, SMALL, desk, example};

/// Numbers and words of the articles, without their spaces.
fn articles(document: &Document) -> Vec<String> {
    let numbering = Numbering::of(document);
    let article = |block: &document::Block| match &block.body {
        Body::Title { content, .. } => {
            let number = numbering.number(&block.id)?;
            let words = format!("{number} {}", plain_text(content, &numbering));
            Some(words.chars().filter(|c| !c.is_whitespace()).collect())
        }
        _ => None,
    };
    document.blocks.iter().filter_map(article).collect()
}

fn read(out: &Path, file: &FileView) -> Document {
    let bytes = std::fs::read(out.join(&file.path)).unwrap();
    formats::read::read_any(&bytes, &file.path).unwrap()
}

/// What is written in one format must be what is written in the other.
#[test]
fn pdf_files_hold_the_articles_of_the_word_files() {
    let formats: Vec<String> = ["docx", "pdf"].map(str::to_owned).into();
    for name in EXAMPLES.into_iter().chain(SMALL) {
        let out = tempfile::tempdir().unwrap();
        let tender = example(name);
        let answer = draft(desk(), &tender.into(), out.path(), &formats, &api::Job::silent()).unwrap();
        let of = |format: &str| {
            let files = answer.files.iter();
            files.filter(|file| file.format == format).collect::<Vec<_>>()
        };
        let (words, pages) = (of("docx"), of("pdf"));
        assert_eq!(words.len(), pages.len());
        for (word, page) in words.into_iter().zip(pages) {
            assert_eq!(word.path.replace(".docx", ".pdf"), page.path);
            let (in_word, in_pdf) = (read(out.path(), word), read(out.path(), page));
            assert_eq!(articles(&in_pdf), articles(&in_word), "{name} {}", page.path);
            let last = in_pdf.pages.values().max().copied();
            assert!(
                last <= page.pages,
                "{name} {}: {last:?} of {:?}",
                page.path,
                page.pages
            );
            // The estimate of the Word file is near the pages that are counted.
            let (estimate, counted) = (word.pages.unwrap(), page.pages.unwrap());
            assert!(
                estimate.abs_diff(counted) <= 1,
                "{name} {}: {estimate}, {counted}",
                page.path
            );
        }
    }
}
