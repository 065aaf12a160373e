//! A cahier of the length that buyers write: its pages are counted and looked at.

use document::{Block, BlockId, Cover, Document, DocumentKind, Inline, Provenance, Show};

const SENTENCES: [&str; 12] = [
    "Le titulaire livre le mobilier monté, à l’étage, dans les salles désignées par le directeur de l’école.",
    "Les plateaux résistent aux rayures, aux chocs et aux produits d’entretien courants pendant dix ans d’usage scolaire.",
    "La conformité est établie par un rapport d’essai d’un laboratoire accrédité, ou par tout moyen de preuve équivalent.",
    "Les piètements sont soudés en continu\u{a0}; aucune arête vive ni aucun jeu n’est admis après montage.",
    "Le délai de livraison court à compter de la réception du bon de commande et ne dépasse pas quarante jours.",
    "Les éléments en bois ou dérivés du bois proviennent de forêts gérées durablement, pour au moins 70\u{202f}% de leur masse.",
    "Le candidat décrit dans son cadre de réponse l’organisation retenue, les moyens affectés et les délais tenus.",
    "Les émissions de formaldéhyde des panneaux respectent la classe E1 ou une exigence équivalente.",
    "Les emballages sont repris par le titulaire le jour même de la livraison, puis réemployés ou recyclés.",
    "La garantie couvre les pièces, la main-d’œuvre et le déplacement pendant cinq ans.",
    "Chaque chaise porte un repère de taille lisible et durable, visible lorsque la chaise est posée sur la table.",
    "Les pièces détachées restent disponibles pendant dix ans après la dernière livraison.",
];

const TITLES: [&str; 10] = [
    "Objet et contexte",
    "Périmètre et quantités",
    "Exigences générales",
    "Tables",
    "Chaises",
    "Rangements",
    "Livraison et montage",
    "Vérifications et réception",
    "Garantie, réparation et pièces détachées",
    "Reprise et réemploi",
];

fn words(n: usize, count: usize) -> Vec<Inline> {
    let chosen: Vec<&str> = (0..count)
        .map(|i| SENTENCES[(n * 5 + i * 7) % SENTENCES.len()])
        .collect();
    vec![Inline::text(chosen.join(" "))]
}

/// Ten articles of two to four sections, with paragraphs, lists and tables in turn; `scale` adds sections.
pub(crate) fn realistic(scale: usize) -> Document {
    let mut document = Document::new(DocumentKind::Cctp, "Cahier des clauses techniques particulières");
    document.cover = Some(Cover {
        buyer: vec![Inline::text("Commune de Saverne")],
        object: vec![Inline::text(
            "Fourniture, livraison et montage de mobilier pour six classes élémentaires",
        )],
        procedure: vec![Inline::text(
            "Procédure adaptée (articles L2123-1 et R2123-1 du code de la commande publique)",
        )],
        reference: vec![Inline::text("2026-MOB-014")],
        deadline: vec![Inline::text("Vendredi 18 décembre 2026 à 12\u{a0}h\u{a0}00")],
    });
    let mut n = 0;
    let mut id = |what: &str| {
        n += 1;
        (n, BlockId::new(format!("{what}-{n}")))
    };
    for (a, name) in TITLES.iter().enumerate() {
        let article = BlockId::new(format!("article-{a}"));
        let title = |id, level, words: &str| {
            Block::title(id, Provenance::Generated, level, vec![Inline::text(words)])
        };
        document.blocks.push(title(article, 1, name));
        let (k, p) = id("p");
        document
            .blocks
            .push(Block::paragraph(p, Provenance::Generated, words(k, 2 + a % 3)));
        for section in 0..(1 + a % 3) * scale {
            let (k, t) = id("t");
            document.blocks.push(title(t, 2, TITLES[(k * 3) % TITLES.len()]));
            let (k, p) = id("p");
            let mut line = words(k, 1 + (k + section) % 5);
            line.push(Inline::text(" Voir l’"));
            line.push(Inline::Reference {
                target: BlockId::new(format!("article-{}", (a + 1) % TITLES.len())),
                show: Show::Number,
            });
            line.push(Inline::text("."));
            document
                .blocks
                .push(Block::paragraph(p, Provenance::Generated, line));
            match (a + section) % 4 {
                0 => {
                    let (k, l) = id("l");
                    let items = (0..3 + k % 3).map(|i| words(k + i, 1)).collect();
                    document
                        .blocks
                        .push(Block::list(l, Provenance::Generated, k % 2 == 0, items));
                }
                1 => {
                    let (k, t) = id("tab");
                    let head = ["Repère", "Désignation", "Quantité", "Exigence de performance"];
                    let mut rows = vec![head.map(|h| vec![Inline::text(h)]).to_vec()];
                    rows.extend((0..4 + k % 9).map(|i| {
                        vec![
                            vec![Inline::text(format!("M{}", i + 1))],
                            vec![Inline::text(TITLES[(k + i) % TITLES.len()])],
                            vec![Inline::text(format!("{}", 12 + 7 * i))],
                            words(k + i, 1 + i % 2),
                        ]
                    }));
                    document
                        .blocks
                        .push(Block::table(t, Provenance::Generated, vec![2, 5, 2, 9], rows));
                }
                2 => {
                    let (k, p) = id("p");
                    document
                        .blocks
                        .push(Block::paragraph(p, Provenance::Generated, words(k, 4)));
                }
                _ => {
                    let (k, p) = id("p");
                    let mut line = words(k, 1);
                    line.push(Inline::text(" Délai proposé\u{a0}: "));
                    line.push(Inline::variable("delai", "Délai en jours ouvrés", None));
                    line.push(Inline::text("."));
                    document.blocks.push(Block::paragraph(p, Provenance::Buyer, line));
                }
            }
        }
    }
    document
}
