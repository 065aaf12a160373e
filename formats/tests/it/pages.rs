//! The estimate of pages. Expected numbers come from LibreOffice (pdfinfo), not from the estimate.

use document::{Block, Document, DocumentKind, Inline, Provenance};
use formats::pages_estimate;

use crate::realistic::realistic;
use crate::sample::sample;

#[test]
fn near_what_libreoffice_lays_out() {
    for (scale, laid_out) in [(1, 10), (2, 16), (3, 25), (4, 29), (5, 37)] {
        let estimate = pages_estimate(&realistic(scale));
        assert!(
            estimate.abs_diff(laid_out) <= 1,
            "{scale}: {estimate} for {laid_out}"
        );
    }
    assert_eq!(pages_estimate(&sample()), 3);
}

#[test]
fn more_text_never_takes_fewer_pages() {
    let mut document = Document::new(DocumentKind::Ccp, "Cahier des clauses particulières");
    assert_eq!(pages_estimate(&document), 1);
    let mut before = 1;
    for n in 0..200 {
        let line = vec![Inline::text(
            "Le titulaire livre le mobilier monté. ".repeat(1 + n % 7),
        )];
        document.blocks.push(Block::paragraph(
            format!("p{n}").as_str(),
            Provenance::Buyer,
            line,
        ));
        let pages = pages_estimate(&document);
        assert!(
            pages >= before && pages <= before + 1,
            "{n}: {before} then {pages}"
        );
        before = pages;
    }
    assert!(before > 5, "{before}");
}
