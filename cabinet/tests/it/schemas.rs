//! Dossiers of every schema there has been still open, with their history.
//!
//! `fixtures/schema-<n>.emplettes` was written by the program when schema `n` was the last one: « Objet » (need,
//! block, note), then « Note », then one undo. Such a file is never made again: a migration once published does
//! not change, or these tests fail.

use document::DocumentKind;

use super::open;

#[test]
fn each_schema_opens_with_its_history() {
    let check = |bytes: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ancien.emplettes");
        std::fs::write(&path, bytes).unwrap();
        let mut dossier = open(&path);
        assert_eq!(dossier.tender().unwrap().objet, "Chaises");
        assert_eq!(dossier.own_blocks(DocumentKind::Cctp).unwrap().len(), 1);
        assert_eq!(dossier.notes().unwrap()[&1], "Voir le maire");
        assert_eq!(dossier.redo().unwrap().unwrap().label, "Note");
        assert_eq!(dossier.notes().unwrap()[&1], "Vu");
        dossier.undo().unwrap();
        assert_eq!(dossier.undo().unwrap().unwrap().label, "Objet");
        assert_eq!(dossier.tender().unwrap().objet, "Tables");
        assert!(dossier.own_blocks(DocumentKind::Cctp).unwrap().is_empty());
    };
    check(include_bytes!("fixtures/schema-1.emplettes"));
}
