//! The frame as a document: a card for each question, a table of requirements, fields that the firm fills in.

use document::{Block, BlockId, Body, Document, DocumentKind, Inline, Provenance};

use super::{Answers, FIRM, Part, Proofs, Question, Reply, Requirement, SUBCONTRACTED, Section, Theme};
use crate::followup::capital;
use crate::pages::cover;
use tender::Tender;

/// Every block is named after this.
const PREFIX: &str = "cadre-reponse";

pub(super) fn document(tender: &Tender, answers: &Answers) -> Document {
    let kind = DocumentKind::CadreReponse;
    let mut pages = Frame {
        document: Document::new(kind, "Cadre de réponse"),
    };
    pages.document.cover = Some(cover(tender));
    pages.title("mode-d-emploi", 1, "Comment répondre");
    pages.bullets("mode-d-emploi#liste", answers.instructions());
    pages.criteria(answers);
    pages.title("entreprise", 1, "Votre entreprise");
    pages.firm(answers);
    for (n, part) in answers.parts.iter().enumerate() {
        pages.part(answers, n, part);
    }
    pages.document.typeset()
}

impl Answers {
    /// How to answer, a sentence each.
    #[must_use]
    pub fn instructions(&self) -> Vec<String> {
        let technical = self.technical;
        let mut lines = vec![
            "Écrivez vos réponses dans les champs prévus. Ce cadre est donné sous deux formes, un tableur et un texte\u{a0}: \
             remplissez celle de votre choix, une seule."
                .to_owned(),
            format!(
                "Le numéro d’une question est celui du critère dans le règlement de la consultation\u{a0}; celui d’une exigence \
                 est celui de son article dans le {technical}, que vous devez lire avant de répondre."
            ),
            "Répondez d’abord par la valeur demandée, dans l’unité indiquée, puis expliquez-la. Dans les règles de notation, le \
             «\u{a0}poids\u{a0}» d’un critère est son nombre de points, et la «\u{a0}valeur\u{a0}» est votre réponse."
                .to_owned(),
            "Une seule des preuves citées suffit, et tout moyen de preuve équivalent est accepté. Écrivez le nom du fichier que \
             vous joignez."
                .to_owned(),
            "Vos réponses vous engagent\u{a0}: elles font partie du marché si votre offre est retenue.".to_owned(),
        ];
        if self.several {
            lines.push(
                "Chaque lot a sa partie. Remplissez celle de chaque lot pour lequel vous présentez une offre, et laissez les \
                 autres vides."
                    .to_owned(),
            );
        }
        if self.parts.iter().any(|part| part.lots.len() > 1) {
            lines.push(
                "Des lots où les mêmes choses sont demandées partagent une partie\u{a0}: remplissez un cadre par lot, et écrivez-y le \
                 numéro du lot."
                    .to_owned(),
            );
        }
        lines
    }
}

struct Frame {
    document: Document,
}

fn text(words: &str) -> Vec<Inline> {
    let mut line = Vec::new();
    for part in words.split('\n') {
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        line.push(Inline::text(part));
    }
    line
}

/// A field that the candidate fills in: nothing that the buyer lacks.
fn field(name: &str, label: &str) -> Vec<Inline> {
    vec![Inline::variable(&format!("titulaire.cadre.{name}"), label, None)]
}

fn ways(proofs: &Proofs) -> Vec<Inline> {
    text(&proofs.words())
}

impl Frame {
    fn push(&mut self, block: Block) {
        self.document.blocks.push(block);
    }

    fn id(name: &str) -> BlockId {
        BlockId::new(format!("{PREFIX}/{name}"))
    }

    /// A title without a number: the numbers of this document are those of the criteria and of the articles.
    fn title(&mut self, name: &str, level: u8, words: &str) {
        let mut block = Block::title(
            Self::id(name),
            Provenance::Generated,
            level,
            vec![Inline::text(words)],
        );
        if let Body::Title { numbered, .. } = &mut block.body {
            *numbered = false;
        }
        self.push(block);
    }

    fn bullets(&mut self, name: &str, items: Vec<String>) {
        let items = items.into_iter().map(|item| vec![Inline::text(item)]).collect();
        self.push(Block::list(Self::id(name), Provenance::Generated, false, items));
    }

    fn table(&mut self, name: &str, widths: &[u16], rows: Vec<Vec<Vec<Inline>>>) {
        self.push(Block::table(
            Self::id(name),
            Provenance::Generated,
            widths.to_vec(),
            rows,
        ));
    }

    /// A table of two columns, whose first one heads each line.
    fn card(&mut self, name: &str, rows: Vec<Vec<Vec<Inline>>>) {
        self.table(name, &[2, 7], rows);
        let Some(Body::Table { rows, .. }) = self.document.blocks.last_mut().map(|block| &mut block.body)
        else {
            return;
        };
        for row in rows {
            if let Some(first) = row.cells.first_mut() {
                first.header = true;
            }
        }
    }

    fn criteria(&mut self, answers: &Answers) {
        let mut rows = vec![
            ["N°", "Critère", "Points", "Où répondre"]
                .map(|word| vec![Inline::text(word)])
                .to_vec(),
        ];
        rows.extend(answers.criteria.iter().map(|one| {
            let place = one.theme.map_or("Cadre de prix", |theme| answers.name(theme));
            [
                one.number.as_str(),
                one.label.as_str(),
                one.points.as_str(),
                place,
            ]
            .map(text)
            .to_vec()
        }));
        self.table("criteres#tableau", &[1, 6, 4, 4], rows);
    }

    fn firm(&mut self, answers: &Answers) {
        let mut rows = vec![vec![text("Renseignement"), text("Votre réponse")]];
        for (n, (label, reply)) in FIRM.iter().chain([&SUBCONTRACTED]).enumerate() {
            let awaited = match reply {
                Reply::YesNo => "oui ou non",
                _ => "à remplir",
            };
            rows.push(vec![
                text(label),
                field(&format!("entreprise.{}", n + 1), awaited),
            ]);
        }
        if answers.several {
            rows.push(vec![
                text("Lots pour lesquels vous présentez une offre"),
                field("lots", "numéros des lots"),
            ]);
        }
        self.table("entreprise#tableau", &[4, 5], rows);
    }

    fn part(&mut self, answers: &Answers, n: usize, part: &Part) {
        let name = format!("partie-{}", n + 1);
        let mut level = 1;
        if answers.several {
            let title = match (part.lots.as_slice(), part.title.as_str()) {
                ([lot], "") => format!("Lot {lot}"),
                ([lot], title) => format!("Lot {lot} – {title}"),
                (_, title) => capital(title),
            };
            self.title(&name, 1, &title);
            level = 2;
            if part.lots.len() > 1 {
                self.push(Block::paragraph(
                    Self::id(&format!("{name}#lot")),
                    Provenance::Generated,
                    [
                        text("Lot pour lequel vous répondez\u{a0}: "),
                        field(&format!("{name}.lot"), "numéro du lot"),
                    ]
                    .concat(),
                ));
            }
        }
        for (theme, section) in part.sections() {
            if !section.is_empty() {
                let slug = match theme {
                    Theme::Technique => "technique",
                    Theme::Rse => "rse",
                };
                self.section(answers, &format!("{name}/{slug}"), level, theme, section);
            }
        }
    }

    fn section(&mut self, answers: &Answers, name: &str, level: u8, theme: Theme, section: &Section) {
        self.title(name, level, answers.name(theme));
        if !section.questions.is_empty() {
            self.title(&format!("{name}/questions"), level + 1, "Questions notées");
            for question in &section.questions {
                self.question(name, question);
            }
        }
        if !section.requirements.is_empty() {
            let title = format!("Exigences du {}", answers.technical);
            self.title(&format!("{name}/exigences"), level + 1, &title);
            self.push(Block::paragraph(
                Self::id(&format!("{name}/exigences#regle")),
                Provenance::Generated,
                text("Ces exigences sont obligatoires et ne reçoivent pas de points\u{a0}:"),
            ));
            self.requirements(answers, name, &section.requirements);
        }
    }

    fn question(&mut self, name: &str, one: &Question) {
        let place = format!("{name}/{}/{}", one.serves, one.number);
        let blank = |what: &str, label: &str| field(&format!("{place}.{what}"), label);
        let label = one.criterion.as_deref().unwrap_or("Question sur une exigence");
        let mut rows = vec![vec![vec![Inline::text(one.number.as_str())], one.words.clone()]];
        let mut add = |head: &str, words: Vec<Inline>| rows.push(vec![text(head), words]);
        add(
            "Sert à",
            text(&match &one.criterion {
                Some(_) => format!("critère\u{a0}{label}"),
                None => label.to_owned(),
            }),
        );
        if !one.scoring.is_empty() {
            add("Points", one.scoring.clone());
        }
        match one.reply {
            Reply::Text => add("Votre réponse", blank("reponse", &one.expected)),
            Reply::Document => add(
                "Votre réponse",
                blank("reponse", "nom du document joint, et ce qu’il montre"),
            ),
            Reply::Number | Reply::YesNo | Reply::Date => {
                let short = match &one.unit {
                    Some(unit) => format!("{}, en\u{a0}{unit}", one.reply.words()),
                    None => one.reply.words().to_owned(),
                };
                add("Votre réponse", blank("valeur", &short));
                let most = one.longest.map_or_else(String::new, |n| {
                    format!(", {}\u{a0}signes au plus", crate::globals::number(f64::from(n)))
                });
                add(
                    "Explication",
                    blank("explication", &format!("vos explications{most}")),
                );
            }
        }
        add("Preuves admises, une au choix", ways(&one.proofs));
        if one.proofs.are_joined() {
            add("Preuve jointe", blank("preuve", "nom du fichier"));
        }
        self.card(&place, rows);
    }

    fn requirements(&mut self, answers: &Answers, name: &str, requirements: &[Requirement]) {
        let mut rows = vec![
            [
                "Article",
                "Exigence",
                "Respectée\u{a0}?",
                "Comment, et preuve jointe",
                "Preuves admises, une au choix",
            ]
            .map(text)
            .to_vec(),
        ];
        rows.extend(requirements.iter().map(|one| {
            let blank = |what: &str, label: &str| field(&format!("{name}/{}.{what}", one.facet), label);
            let mut how = blank("comment", "comment elle est respectée");
            if one.proofs.are_joined() {
                how.push(Inline::Break);
                how.extend(blank("preuve", "nom du fichier joint"));
            }
            vec![
                // A criterion may bear the same number: the piece is named.
                text(&format!("{} {}", answers.technical, one.number)),
                text(&one.title),
                blank("respectee", "oui ou non"),
                how,
                ways(&one.proofs),
            ]
        }));
        self.table(&format!("{name}/exigences#tableau"), &[3, 6, 4, 6, 9], rows);
    }
}
