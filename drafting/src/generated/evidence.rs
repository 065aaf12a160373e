//! What proves each criterion and each requirement: any line is enough.

use clauses::{Asked, Chosen, EvidenceGroup, Kind, Method, Selection};
use document::{Block, BlockId, Document, DocumentKind, Inline, Provenance, Show};

use crate::Brief;
use crate::answers::{evidence, served, title_of, unproved, when_asked};
use crate::body::Writer;
use crate::generated::numbered;
use crate::globals::Globals;
use crate::lots::lots_of;
use crate::missing::piece_name;
use crate::places::{Place, Places};

/// The RC asks what comes with the tender or before the award; the CCTP, what comes during the contract. Rows are in the
/// order of the criteria, then of the articles that `places` knows.
pub(crate) fn blocks(
    kind: DocumentKind,
    brief: &Brief<'_>,
    globals: &Globals,
    selection: &Selection<'_>,
    places: &Places<'_>,
) -> Vec<Block> {
    let table = Evidence {
        kind,
        brief,
        globals,
        selection,
        places,
    };
    let mut rows = table.criteria();
    rows.extend(table.requirements());
    if rows.is_empty() {
        return Vec::new();
    }
    let heading = [
        "Exigence ou critère",
        "Preuves admises (une seule suffit)",
        "Quand",
    ];
    rows.insert(0, heading.map(|words| vec![Inline::text(words)]).to_vec());
    vec![Block::table(
        id(kind),
        Provenance::Generated,
        vec![5, 10, 3],
        rows,
    )]
}

/// Writes the table again in each piece that has one, now that all are numbered.
pub(crate) fn renew(
    documents: &mut [Document],
    brief: &Brief<'_>,
    globals: &Globals,
    selection: &Selection<'_>,
) {
    let all = documents.to_vec();
    let places = Places::of(&all);
    for document in documents {
        let table = id(document.kind);
        let Some(at) = document.blocks.iter().position(|block| block.id == table) else {
            continue;
        };
        // The rest may hold the buyer's words: it is left as it is.
        let fresh = Document {
            blocks: blocks(document.kind, brief, globals, selection, &places),
            ..Document::new(document.kind, "")
        };
        document.blocks.splice(at..=at, fresh.typeset().blocks);
    }
}

fn id(kind: DocumentKind) -> BlockId {
    BlockId::new(format!("{}/preuves#tableau", kind.slug()))
}

type Cells = Vec<Vec<Inline>>;

struct Evidence<'a> {
    kind: DocumentKind,
    brief: &'a Brief<'a>,
    globals: &'a Globals,
    selection: &'a Selection<'a>,
    places: &'a Places<'a>,
}

impl Evidence<'_> {
    fn is_due_here(&self, group: &EvidenceGroup) -> bool {
        let before = matches!(group.asked, Asked::Offre | Asked::Attribution);
        before == (self.kind == DocumentKind::Rc)
    }

    /// Each criterion but the price has a row in the RC: a candidate looks there for what to join.
    fn criteria(&self) -> Vec<Cells> {
        let mut rows = Vec::new();
        for member in numbered(self.selection)
            .into_iter()
            .flat_map(|(_, members)| members)
        {
            let facet = &member.chosen.facet.id;
            let groups: Vec<_> = evidence(self.selection, facet)
                .filter(|group| self.is_due_here(group))
                .collect();
            let rc = self.kind == DocumentKind::Rc;
            if member.criterion.method == Method::Prix || (groups.is_empty() && !rc) {
                continue;
            }
            let title = format!(
                "Critère {}\u{a0}: {}{}",
                member.number,
                member.criterion.label,
                self.lots(member.chosen)
            );
            if groups.is_empty() {
                let said = unproved(self.selection, facet).unwrap_or_else(|| "Rien à joindre".to_owned());
                rows.push(
                    [title.as_str(), &said, "sans objet"]
                        .map(|words| vec![Inline::text(words)])
                        .to_vec(),
                );
            } else {
                rows.push(self.row(vec![Inline::text(title)], &groups, self.proofs_of(facet)));
            }
        }
        rows
    }

    /// What is proved and is not scored, in the order of the pieces.
    fn requirements(&self) -> Vec<Cells> {
        let mut found: Vec<(Option<Place>, Cells)> = Vec::new();
        for chosen in self.selection.of_kind(Kind::Preuve) {
            let groups: Vec<_> = chosen
                .facet
                .head
                .evidence
                .iter()
                .filter(|group| self.is_due_here(group))
                .collect();
            let proved =
                served(chosen).and_then(|id| self.selection.chosen.iter().find(|other| other.facet.id == id));
            if groups.is_empty() || proved.is_some_and(|proved| proved.facet.kind == Kind::Critere) {
                continue;
            }
            let place = proved.and_then(|proved| self.places.find(&proved.facet.id));
            // The buyer took its words out: there is nothing left to prove.
            if place.is_none() && !self.places.is_empty() {
                continue;
            }
            let name = title_of(proved.unwrap_or(chosen));
            let lots = lots_of(chosen, self.brief);
            let title = self.title(&name, lots.as_deref(), place.as_ref());
            found.push((place, self.row(title, &groups, vec![chosen])));
        }
        found.sort_by_key(|(place, _)| place.as_ref().map(|place| place.rank));
        found.into_iter().map(|(_, row)| row).collect()
    }

    /// « Gants (lot 1 ; article 3.1 du CCTP) »; in the same piece, a reference that follows its target.
    fn title(&self, name: &str, lots: Option<&str>, place: Option<&Place>) -> Vec<Inline> {
        let mut title = name.to_owned();
        let article = place.and_then(|place| Some((place, place.article.as_ref()?)));
        match (lots, article.is_some()) {
            (None, false) => {}
            (None, true) => title.push_str(" ("),
            (Some(lots), false) => title.push_str(&format!(" ({lots})")),
            (Some(lots), true) => title.push_str(&format!(" ({lots}\u{a0}; ")),
        }
        let mut line = vec![Inline::text(title)];
        match article {
            Some((place, target)) if place.kind == self.kind => line.extend([
                Inline::Reference {
                    target: target.clone(),
                    show: Show::Number,
                },
                Inline::text(")"),
            ]),
            Some((place, _)) => line.push(Inline::text(format!(
                "article\u{a0}{} du {})",
                place.number,
                piece_name(place.kind)
            ))),
            None => {}
        }
        line
    }

    fn lots(&self, chosen: &Chosen<'_>) -> String {
        lots_of(chosen, self.brief).map_or_else(String::new, |lots| format!(" ({lots})"))
    }

    fn proofs_of(&self, target: &str) -> Vec<&Chosen<'_>> {
        self.selection
            .of_kind(Kind::Preuve)
            .filter(|chosen| served(chosen).as_deref() == Some(target))
            .collect()
    }

    /// `words`: clauses whose words are added, on which reports are admitted, of what age, on which model.
    fn row(&self, title: Vec<Inline>, groups: &[&EvidenceGroup], words: Vec<&Chosen<'_>>) -> Cells {
        let mut moments: Vec<&str> = Vec::new();
        for group in groups {
            let when = when_asked(group.asked, self.brief);
            if !moments.contains(&when) {
                moments.push(when);
            }
        }
        let mut ways = Vec::new();
        for group in groups {
            // Where proofs come at several moments, each says its own.
            let when = match moments.len() {
                1 => String::new(),
                _ => format!(" ({})", when_asked(group.asked, self.brief)),
            };
            ways.push(Inline::text(format!("– {}{when}\u{a0};", group.all.join(" et "))));
            ways.push(Inline::Break);
        }
        ways.push(Inline::text("– ou tout autre moyen de preuve équivalent."));
        for chosen in words {
            let writer = Writer {
                globals: self.globals,
                chosen,
                document: self.kind.slug(),
            };
            for line in writer.lines() {
                ways.push(Inline::Break);
                ways.extend(line);
            }
        }
        vec![title, ways, vec![Inline::text(moments.join(", "))]]
    }
}
