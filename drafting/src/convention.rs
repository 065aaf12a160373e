//! The convention of a groupement de commandes (L2113-6, L2113-7): what its members sign before the consultation. Legal
//! statements carry their article; what only the members can decide is a field.

use document::{Document, DocumentKind, Inline};
use tender::{Mission, Tender};

use crate::pages::Pages;

/// Who carries the contract out, as the pieces say it.
pub(crate) fn execution(mission: Mission) -> &'static str {
    match mission {
        Mission::Passation => {
            "chaque membre signe, commande, reçoit et paie ce qui correspond à son propre besoin"
        }
        Mission::PassationExecution => {
            "le coordonnateur signe, commande, reçoit et paie au nom et pour le compte de tous les membres"
        }
    }
}

/// The convention; `None` when the buyer buys alone.
#[must_use]
pub fn convention(tender: &Tender) -> Option<Document> {
    tender.is_joint().then(|| Writer::new(tender).write())
}

struct Writer<'a> {
    tender: &'a Tender,
    pages: Pages,
}

impl<'a> Writer<'a> {
    fn new(tender: &'a Tender) -> Self {
        Self {
            tender,
            pages: Pages::new(
                DocumentKind::ConventionGroupement,
                "Convention constitutive d’un groupement de commandes",
                "convention",
                tender,
            ),
        }
    }

    fn mission(&self) -> Option<Mission> {
        self.tender.mission()
    }

    fn coordinator(&self) -> Inline {
        Inline::variable(
            "groupement.coordinateur",
            "Coordonnateur du groupement de commandes",
            self.tender.coordinator(),
        )
    }

    /// A sentence with a field of the members in its middle.
    fn asked(&mut self, before: &str, name: &str, label: &str, after: &str) {
        let mut line = vec![Inline::text(before), field(name, label)];
        if !after.is_empty() {
            line.push(Inline::text(after));
        }
        self.pages.line(line);
    }

    fn write(mut self) -> Document {
        self.object();
        self.members();
        self.coordination();
        self.duties();
        self.needs();
        self.award();
        self.execution();
        self.liability();
        self.costs();
        self.duration();
        self.disputes();
        self.signatures();
        self.pages.document.typeset()
    }

    fn object(&mut self) {
        self.pages.title("Objet");
        self.pages.text(
            "La présente convention constitue un groupement de commandes, qui permet à ses membres de passer ensemble un marché public \
             (article L. 2113-6 du code de la commande publique). Elle en fixe les règles de fonctionnement (article L. 2113-7 du même \
             code).",
        );
        self.pages.line(vec![
            Inline::text("Le groupement porte sur l’achat suivant\u{a0}: "),
            Inline::variable("tender.objet", "Objet du marché", Some(self.tender.objet.trim())),
            Inline::text("."),
        ]);
        let lots = &self.tender.lot;
        if lots.len() > 1 {
            self.pages
                .text(&format!("L’achat comprend {} lots\u{a0}:", lots.len()));
            let titles = lots
                .iter()
                .enumerate()
                .map(|(n, lot)| vec![Inline::text(format!("lot {}\u{a0}: {}", n + 1, lot.title.trim()))]);
            self.pages.bullets(titles.collect());
        }
        if let Some(months) = self.tender.duration_months {
            let form = match self.tender.accord_cadre {
                Some(true) => "de l’accord-cadre",
                _ => "du marché",
            };
            self.pages
                .text(&format!("La durée prévue {form} est de {months} mois."));
        }
    }

    fn members(&mut self) {
        self.pages.title("Membres");
        self.pages
            .text("Les membres du groupement sont les suivants. Ils signent la présente convention.");
        let tender = self.tender;
        let buyer = &tender.buyer;
        // What the buyer's sheet says has its name; of a member, the field says whose it is.
        let own = |what: &str, label: &str, value: Option<&str>| {
            vec![Inline::variable(&format!("buyer.{what}"), label, value)]
        };
        let mut rows = vec![vec![
            vec![Inline::variable(
                "buyer.name",
                "Nom de l’acheteur",
                buyer.name.as_deref(),
            )],
            own(
                "siret",
                "Numéro SIRET de l’acheteur",
                buyer.siret.as_ref().map(ToString::to_string).as_deref(),
            ),
            own("address", "Adresse de l’acheteur", buyer.address.as_deref()),
            own(
                "signatory",
                "Nom et qualité du signataire",
                buyer.signatory.as_deref(),
            ),
        ]];
        for (n, member) in tender.other_members().enumerate() {
            let name = member.name.trim();
            let of = |what: &str, label: &str, value: Option<&str>| {
                let label = format!("{label} ({name})");
                vec![Inline::variable(
                    &format!("convention.{what}_{}", n + 1),
                    &label,
                    value,
                )]
            };
            rows.push(vec![
                vec![Inline::text(name)],
                of(
                    "siret",
                    "SIRET",
                    member.siret.as_ref().map(ToString::to_string).as_deref(),
                ),
                of("adresse", "Adresse", member.address.as_deref()),
                of(
                    "signataire",
                    "Nom et qualité du signataire",
                    member.signatory.as_deref(),
                ),
            ]);
        }
        self.pages
            .cells(&["Membre", "SIRET", "Adresse", "Signataire"], &[5, 4, 6, 5], rows);
        self.asked(
            "La décision de chaque membre d’entrer dans le groupement est la suivante\u{a0}: ",
            "decisions",
            "Date et numéro de la délibération ou de la décision de chaque membre",
            ".",
        );
    }

    fn coordination(&mut self) {
        self.pages.title("Coordonnateur et missions");
        self.pages.line(vec![
            Inline::text("Le coordonnateur du groupement est le membre suivant\u{a0}: "),
            self.coordinator(),
            Inline::text(
                ". Les autres membres le chargent d’agir en leur nom et pour leur compte (article L. 2113-7 du code de la commande \
                 publique), dans les limites ci-dessous.",
            ),
        ]);
        let mut tasks = vec![
            "il rassemble les besoins des membres et prépare les documents de la consultation\u{a0};",
            "il publie l’avis et le dossier, répond aux questions et reçoit les plis\u{a0};",
            "il examine les candidatures et les offres, négocie s’il y a lieu, et propose un classement\u{a0};",
            "il informe les candidats non retenus et l’attributaire, et demande à celui-ci les documents prévus\u{a0};",
            "il déclare la procédure sans suite s’il y a lieu, et publie l’avis d’attribution quand il est dû\u{a0};",
        ];
        match self.mission() {
            Some(Mission::Passation) => {
                tasks.push(
                    "il remet à chaque membre les pièces du marché qui le concerne, pour que ce membre le signe et le notifie\u{a0};",
                );
                // Each member orders; the maximum is one for all (R2162-4).
                if self.tender.accord_cadre == Some(true) {
                    tasks.push(
                        "il tient le compte des commandes de tous les membres, et les prévient avant que le maximum de l’accord-cadre ou d’un lot soit \
                         atteint\u{a0};",
                    );
                }
                tasks.push("il garde le dossier de la procédure et le communique aux membres qui le demandent.");
            }
            Some(Mission::PassationExecution) => tasks.extend([
                "il signe et notifie le marché\u{a0};",
                "il en suit l’exécution\u{a0}: commandes, réceptions, paiements, pénalités, modifications et résiliation\u{a0};",
                "il garde le dossier de la procédure et du marché, et le communique aux membres qui le demandent.",
            ]),
            None => tasks.push("il garde le dossier de la procédure et le communique aux membres qui le demandent."),
        }
        self.pages.text("Ses missions sont les suivantes\u{a0}:");
        self.pages
            .bullets(tasks.into_iter().map(|task| vec![Inline::text(task)]).collect());
        if self.mission().is_none() {
            let line = vec![
                Inline::text(
                    "Pour la signature et l’exécution du marché, la répartition est la suivante\u{a0}: ",
                ),
                execution_field(),
                Inline::text("."),
            ];
            self.pages.line(line);
        }
        self.pages
            .text("Cette liste est limitative\u{a0}: ce qui n’y est pas reste à chaque membre.");
    }

    fn duties(&mut self) {
        self.pages.title("Obligations des membres");
        let mut duties = vec![
            "donner au coordonnateur ses besoins, sincères et complets, dans le délai qu’il fixe\u{a0};",
            "relire et valider les documents de la consultation dans ce même délai\u{a0};",
            "ne pas acheter ailleurs, pendant le marché, ce qu’il a demandé au groupement d’acheter pour lui\u{a0};",
        ];
        duties.push(match self.mission() {
            Some(Mission::PassationExecution) => {
                "inscrire à son budget ce qui paie sa part et la rembourser au coordonnateur\u{a0};"
            }
            _ => "inscrire à son budget ce qui paie sa part du marché\u{a0};",
        });
        if self.mission() == Some(Mission::Passation) && self.tender.accord_cadre == Some(true) {
            duties.push(
                "faire connaître au coordonnateur, chaque trimestre, le montant de ses commandes\u{a0};",
            );
        }
        duties.push("prévenir le coordonnateur de toute difficulté d’exécution et de tout litige.");
        self.pages.text("Chaque membre s’engage à\u{a0}:");
        self.pages
            .bullets(duties.into_iter().map(|duty| vec![Inline::text(duty)]).collect());
    }

    /// Who needs what: the lines that say it by member.
    fn needs(&mut self) {
        self.pages.title("Besoins de chaque membre");
        let tender = self.tender;
        let names = tender.member_names();
        let shared: Vec<_> = tender
            .price_line
            .iter()
            .filter(|line| !line.quantities.is_empty())
            .collect();
        if shared.is_empty() || names.is_empty() {
            self.asked(
                "Les besoins de chaque membre sont les suivants\u{a0}: ",
                "besoins",
                "Quantités demandées par chaque membre, ligne par ligne",
                ".",
            );
            return;
        }
        self.pages.text(if tender.price_form().form.is_lump_sum() {
            "Les quantités ci-dessous sont celles du cadre de prix."
        } else {
            "Les quantités ci-dessous sont celles du détail quantitatif estimatif joint à la consultation."
        });
        // Few columns: a page in portrait holds four members beside the words and the total.
        let groups: Vec<&[&str]> = names.chunks(4).collect();
        for (n, group) in groups.iter().enumerate() {
            let last = n + 1 == groups.len();
            let mut head = vec!["Ligne", "Unité"];
            head.extend(*group);
            let mut widths = vec![8, 3];
            widths.extend(group.iter().map(|_| 4));
            if last {
                head.push("Total");
                widths.push(3);
            }
            let rows = shared.iter().map(|line| {
                let mut row = vec![
                    line.title.trim().to_owned(),
                    line.unit.clone().unwrap_or_else(|| "à préciser".to_owned()),
                ];
                row.extend(group.iter().map(|name| {
                    line.quantities
                        .iter()
                        .find(|(key, _)| key.trim() == *name)
                        .map_or_else(|| "–".to_owned(), |(_, n)| crate::globals::number(*n))
                }));
                if last {
                    row.push(line.total().map_or_else(String::new, crate::globals::number));
                }
                row
            });
            let rows: Vec<_> = rows.collect();
            self.pages.table(&head, &widths, rows.into_iter());
        }
        if shared.len() < tender.price_line.len() {
            self.asked(
                "Les autres lignes se répartissent ainsi\u{a0}: ",
                "besoins",
                "Quantités demandées par chaque membre pour les autres lignes",
                ".",
            );
        }
    }

    fn award(&mut self) {
        self.pages.title("Attribution");
        self.asked(
            "L’organe qui choisit l’attributaire est le suivant\u{a0}: ",
            "attribution",
            "Commission d’appel d’offres du groupement ou du coordonnateur, selon les textes propres aux membres, ou représentant du \
             coordonnateur",
            ".",
        );
        self.pages
            .text("Les membres appliquent les mêmes règles de la commande publique à cet achat.");
    }

    fn execution(&mut self) {
        self.pages.title("Exécution et paiement");
        match self.mission() {
            Some(Mission::Passation) => self.pages.text(
                "Chaque membre signe et notifie le marché qui correspond à son propre besoin. Il commande, reçoit, paie et applique les \
                 pénalités, sous sa seule responsabilité.",
            ),
            Some(Mission::PassationExecution) => {
                self.pages.text(
                    "Le coordonnateur exécute le marché au nom et pour le compte de tous les membres. Il paie le titulaire.",
                );
                self.asked(
                    "Chaque membre lui rembourse sa part de la façon suivante\u{a0}: ",
                    "remboursement",
                    "Base de calcul, pièces à joindre et délai du remboursement",
                    ".",
                );
            }
            None => {
                let line = vec![
                    Inline::text("Le marché s’exécute ainsi\u{a0}: "),
                    execution_field(),
                    Inline::text("."),
                ];
                self.pages.line(line);
            }
        }
    }

    fn liability(&mut self) {
        self.pages.title("Responsabilité");
        let joint = match self.mission() {
            Some(Mission::Passation) => {
                "Ici, ces opérations sont celles de la passation\u{a0}; chaque membre répond seul de l’exécution qu’il mène."
            }
            Some(Mission::PassationExecution) => {
                "Ici, ces opérations sont celles de la passation et de l’exécution."
            }
            None => "Ici, ces opérations sont celles que l’article sur le coordonnateur lui confie.",
        };
        self.pages.text(&format!(
            "Les acheteurs membres sont solidairement responsables des seules opérations de passation ou d’exécution menées conjointement, \
             en leur nom et pour leur compte, selon la présente convention (article L. 2113-7 du code de la commande publique). {joint}"
        ));
        self.pages
            .text("Le coordonnateur répond envers les membres des fautes qu’il commet dans ses missions.");
    }

    fn costs(&mut self) {
        self.pages.title("Frais");
        self.asked(
            "Les frais de publicité et de procédure sont supportés de la façon suivante\u{a0}: ",
            "frais",
            "Par le coordonnateur seul, ou partagés, et selon quelle clé",
            ".",
        );
        self.asked(
            "Le coordonnateur est indemnisé de ses missions ainsi\u{a0}: ",
            "indemnite",
            "Missions gratuites, ou montant et échéance de l’indemnité",
            ".",
        );
    }

    fn duration(&mut self) {
        self.pages.title("Durée, adhésion et retrait");
        self.pages.text(match self.mission() {
            Some(Mission::Passation) => {
                "La convention prend effet quand tous les membres l’ont signée. Elle prend fin au terme des marchés conclus à la suite de la \
                 consultation."
            }
            _ => {
                "La convention prend effet quand tous les membres l’ont signée. Elle prend fin avec l’exécution du marché et le règlement \
                 des comptes entre membres."
            }
        });
        self.pages.text(
            "Un nouveau membre n’entre dans le groupement que par un avenant signé de tous, avant la publication de la consultation\u{a0}: \
             après elle, les quantités annoncées aux candidats ne changent plus.",
        );
        self.pages.text(
            "Un membre peut se retirer avant cette publication, par une décision écrite envoyée au coordonnateur. Après elle, il reste tenu \
             des engagements pris en son nom jusqu’au terme du marché.",
        );
    }

    fn disputes(&mut self) {
        self.pages.title("Litiges");
        self.pages.text(
            "Les membres cherchent d’abord un accord entre eux. Le coordonnateur suit les recours contre la passation, au nom des membres, \
             et en rend compte aux membres.",
        );
        self.pages.line(vec![
            Inline::text(
                "À défaut d’accord, le litige entre membres est porté devant la juridiction suivante\u{a0}: ",
            ),
            Inline::variable(
                "buyer.court",
                "Tribunal administratif compétent",
                self.tender.buyer.court.as_deref(),
            ),
            Inline::text("."),
        ]);
    }

    fn signatures(&mut self) {
        self.pages.title("Signatures");
        self.pages
            .text("La convention est signée de tous les membres (article L. 2113-7 du code de la commande publique).");
        let tender = self.tender;
        let mut rows = Vec::new();
        let names = std::iter::once(Inline::variable(
            "buyer.name",
            "Nom de l’acheteur",
            tender.buyer.name.as_deref(),
        ))
        .chain(
            tender
                .other_members()
                .map(|member| Inline::text(member.name.trim())),
        );
        for name in names {
            // To sign is nobody's missing fact: the field waits for its day.
            rows.push(vec![
                vec![name],
                vec![Inline::variable(
                    "signature.membre",
                    "À la signature\u{a0}: lieu, date, nom et signature",
                    None,
                )],
            ]);
        }
        self.pages.cells(&["Membre", "Signature"], &[1, 1], rows);
    }
}

fn field(name: &str, label: &str) -> Inline {
    Inline::variable(&format!("convention.{name}"), label, None)
}

fn execution_field() -> Inline {
    Inline::variable(
        "groupement.execution",
        "Qui exécute le marché\u{a0}: chaque membre, ou le coordonnateur pour tous",
        None,
    )
}
