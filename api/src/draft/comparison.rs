//! Comparaison.xlsx, internal: the firms asked, the offers compared, and the trace that public money was well used.
//! No firm is proposed: the buyer writes those it asked.

use drafting::{Compared, Quote};
use formats::write::book::{Entry, Sheet, Shown, Slot, xlsx};
use obligations::{Assessment, State};
use tender::Tender;

use super::firm::book_title;
use crate::ApiError;

/// Firms that can be written down.
const ASKED: usize = 8;
/// Offers compared side by side.
const OFFERS: usize = 5;

pub(super) fn comparison(
    tender: &Tender,
    assessment: &Assessment,
    quote: &Quote,
) -> Result<Vec<u8>, ApiError> {
    let due = |id: &str| {
        assessment
            .obligations
            .iter()
            .any(|one| one.id == id && one.state == State::Due)
    };
    let mut sheets = vec![firms(tender, quote)];
    for (n, criteria) in quote.compared.iter().enumerate() {
        let lot = quote.several.then_some(n + 1);
        sheets.push(offers(lot, &quote.lots[n], criteria));
    }
    let article = drafting::dispensing_article(assessment);
    let data = due("donnees-essentielles");
    // Only what R2122-8 dispenses may be published in a yearly list (R2196-1).
    let listed = data && article == "R2122-8";
    sheets.push(trace(article, due("ecrit"), data, listed));
    if listed {
        sheets.push(yearly(tender, quote));
    }
    Ok(xlsx(
        &book_title("Comparaison des offres (interne)", tender),
        &sheets,
    )?)
}

fn title(sheet: &mut Sheet, words: &str, note: &str) {
    sheet.row([Slot::Title(words.to_owned())]);
    sheet.row([Slot::Note(note.to_owned())]);
    sheet.gap();
}

fn firms(tender: &Tender, quote: &Quote) -> Sheet {
    let mut widths = vec![5, 30, 18, 14, 22, 14, 16, 13, 12, 44];
    let mut head = vec![
        "N°",
        "Entreprise",
        "SIRET",
        "Consultée le",
        "Comment (courriel, courrier…)",
        "A répondu le",
        "Montant HT",
        "Offre conforme\u{a0}?",
        "Retenue\u{a0}?",
        "Pourquoi ce choix",
    ];
    if quote.several {
        head.insert(6, "Lots");
        widths.insert(6, 10);
    }
    let mut sheet = Sheet::new("Entreprises consultées", &widths);
    title(
        &mut sheet,
        "Entreprises consultées – document interne, à ne pas publier",
        &format!(
            "{}. Une ligne par entreprise, même sans réponse\u{a0}: c’est la preuve que plusieurs ont été consultées.",
            tender.objet.trim()
        ),
    );
    sheet.head(&head);
    for n in 1..=ASKED {
        let mut row = vec![
            Slot::Text(n.to_string()),
            Slot::Fill(Entry::Text),
            Slot::Fill(Entry::Text),
            Slot::Fill(Entry::Date),
            Slot::Fill(Entry::Text),
            Slot::Fill(Entry::Date),
            Slot::Fill(Entry::Euros),
            Slot::Fill(Entry::YesNo),
            Slot::Fill(Entry::YesNo),
            Slot::Fill(Entry::Text),
        ];
        if quote.several {
            row.insert(6, Slot::Fill(Entry::Text));
        }
        sheet.row(row);
    }
    sheet
}

/// Columns of the offers: C, D…
fn column(offer: usize) -> String {
    char::from(b'C' + u8::try_from(offer).unwrap_or(0)).to_string()
}

fn offers(lot: Option<usize>, object: &str, criteria: &[Compared]) -> Sheet {
    let name = lot.map_or_else(|| "Comparaison".to_owned(), |n| format!("Lot {n}"));
    let mut widths = vec![44, 9];
    widths.extend([18; OFFERS]);
    let mut sheet = Sheet::new(&name, &widths);
    let heading = match lot {
        Some(n) if object.is_empty() => format!("Lot {n}"),
        Some(n) => format!("Lot {n} – {object}"),
        None => "Comparaison des offres".to_owned(),
    };
    title(
        &mut sheet,
        &heading,
        "Écrivez le nom et le montant de chaque offre recevable, puis les points de chaque critère, donnés comme la lettre le \
         dit. Les points du prix, les totaux et les rangs se calculent. Une offre écartée n’entre pas dans ce tableau.",
    );
    let row = |head: &str, points: Slot, slot: &dyn Fn(usize) -> Slot| {
        let mut cells = vec![Slot::Head(head.to_owned()), points];
        cells.extend((0..OFFERS).map(slot));
        cells
    };
    let no_points = || Slot::Head(String::new());
    sheet.row(row("Entreprise", Slot::Head("Points".to_owned()), &|_| {
        Slot::Fill(Entry::Text)
    }));
    let amount = sheet
        .row(row("Montant HT de l’offre", no_points(), &|_| {
            Slot::Fill(Entry::Euros)
        }))
        .to_string();
    let (from, to) = (column(0), column(OFFERS - 1));
    let mut first = None;
    let mut last = 0;
    for one in criteria {
        let points = Slot::Number(f64::from(one.points));
        let at = sheet.next_row().to_string();
        let price = |offer: usize| {
            Slot::Formula(
                "IF(N({1}{2})=0,\"\",ROUND(B{3}*MIN({4}{2}:{5}{2})/{1}{2},2))",
                vec![
                    column(offer),
                    amount.clone(),
                    at.clone(),
                    from.clone(),
                    to.clone(),
                ],
                Shown::Number,
            )
        };
        last = sheet.row(row(&one.label, points, &|offer| {
            if one.price {
                price(offer)
            } else {
                Slot::Fill(Entry::Number)
            }
        }));
        first.get_or_insert(last);
    }
    let (first, last) = (first.unwrap_or(last).to_string(), last.to_string());
    let most: u32 = criteria.iter().map(|one| one.points).sum();
    let total = sheet
        .row(row("Total", Slot::Number(f64::from(most)), &|offer| {
            Slot::Formula(
                "IF(N({1}{4})=0,\"\",SUM({1}{2}:{1}{3}))",
                vec![column(offer), first.clone(), last.clone(), amount.clone()],
                Shown::Number,
            )
        }))
        .to_string();
    sheet.row(row("Rang", no_points(), &|offer| {
        Slot::Formula(
            "IF({1}{2}=\"\",\"\",RANK({1}{2},{3}{2}:{4}{2}))",
            vec![column(offer), total.clone(), from.clone(), to.clone()],
            Shown::Whole,
        )
    }));
    sheet
}

fn trace(article: &str, written: bool, data: bool, listed: bool) -> Sheet {
    let mut sheet = Sheet::new("Trace", &[46, 40, 60]);
    title(
        &mut sheet,
        "Trace de l’achat – document interne, à ne pas publier",
        &format!(
            "Sans publicité ni mise en concurrence, l’acheteur achète librement\u{a0}; trois devoirs demeurent (article {article} du \
             code de la commande publique). Écrivez en une phrase ce que vous avez fait pour chacun."
        ),
    );
    sheet.head(&[
        "Ce qui est demandé",
        "Ce qui aide à le montrer",
        "Ce que nous avons fait",
    ]);
    let mut line = |asked: &str, help: &str| {
        sheet.row([
            Slot::Text(asked.to_owned()),
            Slot::Text(help.to_owned()),
            Slot::Fill(Entry::Text),
        ]);
    };
    line(
        &format!("Choisir une offre pertinente ({article})"),
        "Les exigences de la lettre, les réponses reçues, la feuille de comparaison.",
    );
    line(
        &format!("Faire une bonne utilisation des deniers publics ({article})"),
        "Les prix comparés entre eux, à un achat précédent ou à un prix public.",
    );
    line(
        &format!(
            "Ne pas contracter systématiquement avec la même entreprise, quand plusieurs peuvent répondre ({article})"
        ),
        "Les entreprises consultées cette fois, les derniers titulaires de cet achat, une entreprise nouvelle consultée.",
    );
    if written {
        line(
            "Conclure le marché par écrit à partir de 25 000\u{a0}€ HT (L2112-1, R2112-1)",
            "La date de l’acceptation signée ou du bon de commande, et l’endroit où il est classé.",
        );
    }
    if listed {
        line(
            "Publier les données essentielles dans les deux mois, ou l’inscrire sur la liste annuelle, publiée au premier \
             trimestre de l’année suivante (R2196-1)",
            "La feuille «\u{a0}Liste annuelle\u{a0}», prête à recopier\u{a0}; la date et l’endroit de la publication.",
        );
    } else if data {
        line(
            "Publier les données essentielles dans les deux mois (R2196-1)",
            "La date de la publication sur le portail national de données ouvertes.",
        );
    }
    sheet
}

/// The list of R2196-1: what it holds, and nothing else.
fn yearly(tender: &Tender, quote: &Quote) -> Sheet {
    let mut sheet = Sheet::new("Liste annuelle", &[50, 16, 16, 36, 30]);
    title(
        &mut sheet,
        "Liste annuelle des marchés sans publicité à partir de 25 000\u{a0}€ HT",
        "Article R. 2196-1 du code de la commande publique\u{a0}: ces cinq informations, publiées au premier trimestre de l’année \
         suivante sur le support de votre choix, tiennent lieu de publication des données essentielles.",
    );
    sheet.head(&[
        "Objet",
        "Montant HT",
        "Date de conclusion",
        "Attributaire",
        "Code postal, ou pays s’il n’est pas établi en France",
    ]);
    for (n, lot) in quote.lots.iter().enumerate() {
        let object = if quote.several {
            format!("{} – lot {} {lot}", tender.objet.trim(), n + 1)
        } else {
            tender.objet.trim().to_owned()
        };
        sheet.row([
            Slot::Text(object.trim().to_owned()),
            Slot::Fill(Entry::Euros),
            Slot::Fill(Entry::Date),
            Slot::Fill(Entry::Text),
            Slot::Fill(Entry::Text),
        ]);
    }
    sheet
}
