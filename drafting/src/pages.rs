//! Documents of prose and tables that are not drafted from clauses: the justification note, those of a sourcing, the convention of a
//! groupement.

use document::{Block, BlockId, Cover, Document, DocumentKind, Inline, Provenance};
use tender::Tender;

use crate::note::Fact;

/// Adds blocks with ids in order.
pub(crate) struct Pages {
    pub(crate) document: Document,
    prefix: &'static str,
    count: usize,
}

/// Who buys: the coordinator names the groupement that it buys for.
pub(crate) fn buyer(tender: &Tender) -> Vec<Inline> {
    if tender.is_joint() {
        return vec![
            Inline::text("Groupement de commandes – coordonnateur\u{a0}: "),
            Inline::variable(
                "groupement.coordinateur",
                "Coordonnateur du groupement",
                tender.coordinator(),
            ),
        ];
    }
    vec![Inline::variable(
        "buyer.name",
        "Nom de l’acheteur",
        tender.buyer.name.as_deref(),
    )]
}

/// The head of a short document: what it bears on, who buys, under which reference.
pub(crate) fn cover(tender: &Tender) -> Cover {
    Cover {
        buyer: buyer(tender),
        object: vec![Inline::text(tender.objet.trim())],
        procedure: Vec::new(),
        reference: vec![Inline::variable(
            "tender.reference",
            "Référence de la consultation",
            tender.reference.as_deref(),
        )],
        deadline: Vec::new(),
    }
}

impl Pages {
    /// A document with its head: what it bears on, who buys, under which reference.
    pub(crate) fn new(kind: DocumentKind, title: &str, prefix: &'static str, tender: &Tender) -> Self {
        let mut document = Document::new(kind, title);
        document.cover = Some(cover(tender));
        Self {
            document,
            prefix,
            count: 0,
        }
    }

    fn id(&mut self) -> BlockId {
        self.count += 1;
        BlockId::new(format!("{}#{}", self.prefix, self.count))
    }

    pub(crate) fn title(&mut self, words: &str) {
        self.heading(1, words);
    }

    /// A title of this level.
    pub(crate) fn heading(&mut self, level: u8, words: &str) {
        let id = self.id();
        self.document.blocks.push(Block::title(
            id,
            Provenance::Generated,
            level,
            vec![Inline::text(words)],
        ));
    }

    pub(crate) fn text(&mut self, words: &str) {
        self.line(vec![Inline::text(words)]);
    }

    /// A paragraph of any nodes.
    pub(crate) fn line(&mut self, line: Vec<Inline>) {
        let id = self.id();
        self.document
            .blocks
            .push(Block::paragraph(id, Provenance::Generated, line));
    }

    /// A table of any nodes: at least one row.
    pub(crate) fn cells(&mut self, head: &[&str], widths: &[u16], rows: Vec<Vec<Vec<Inline>>>) {
        let mut lines = vec![
            head.iter()
                .map(|cell| vec![Inline::text(*cell)])
                .collect::<Vec<_>>(),
        ];
        lines.extend(rows);
        let id = self.id();
        self.document
            .blocks
            .push(Block::table(id, Provenance::Generated, widths.to_vec(), lines));
    }

    pub(crate) fn table(&mut self, head: &[&str], widths: &[u16], rows: impl Iterator<Item = Vec<String>>) {
        let mut lines = vec![
            head.iter()
                .map(|cell| vec![Inline::text(*cell)])
                .collect::<Vec<_>>(),
        ];
        lines.extend(rows.map(|row| row.into_iter().map(|cell| vec![Inline::text(cell)]).collect()));
        if lines.len() == 1 {
            self.text("Rien à signaler.");
            return;
        }
        let id = self.id();
        self.document
            .blocks
            .push(Block::table(id, Provenance::Generated, widths.to_vec(), lines));
    }

    pub(crate) fn list(&mut self, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        let id = self.id();
        let items = items.into_iter().map(|item| vec![Inline::text(item)]).collect();
        self.document
            .blocks
            .push(Block::list(id, Provenance::Generated, true, items));
    }

    pub(crate) fn facts(&mut self, facts: &[Fact]) {
        self.table(
            &["Donnée", "Valeur"],
            &[1, 2],
            facts.iter().map(|f| vec![f.label.clone(), f.value.clone()]),
        );
    }

    /// A list of which no item comes before another.
    pub(crate) fn bullets(&mut self, items: Vec<Vec<Inline>>) {
        if items.is_empty() {
            return;
        }
        let id = self.id();
        self.document
            .blocks
            .push(Block::list(id, Provenance::Generated, false, items));
    }
}
