//! Ten purchases that have little in common, drafted with the default set: what a clerk would find on opening the files.

use std::collections::BTreeSet;
use std::path::Path;

use api::draft::{DraftAnswer, draft};
use api::read::read;

use crate::desk;

/// What tells one need from the next: its lines of the need file, and the lines of its buyer.
pub(crate) struct Need {
    pub(crate) name: &'static str,
    pub(crate) lines: &'static str,
    buyer: &'static str,
}

const COMMUNE: &str =
    "kind = \"commune\"\nname = \"Commune de Saverne\"\ninsee = \"67437\"\npopulation = 11300";
const HOPITAL: &str = "kind = \"hopital\"\nname = \"Centre hospitalier de Saverne\"\ninsee = \"67437\"";
const DEPARTEMENT: &str = "kind = \"departement\"\nname = \"Département du Bas-Rhin\"\ninsee = \"67482\"";

pub(crate) const NEEDS: [Need; 10] = [
    Need {
        name: "bancs",
        lines: "objet = \"Bancs, corbeilles et abris pour les places\"\nnature = \"fournitures\"\ncpv = [\"34928400\"]\namount_ht = 90000\nduration_months = 12\naccord_cadre = false\nlots = 1",
        buyer: COMMUNE,
    },
    Need {
        name: "gants",
        lines: "objet = \"Gants, seringues et sets de soins à usage unique\"\nnature = \"fournitures\"\ncpv = [\"33141420\"]\namount_ht = 250000\nmaximum_ht = 300000\nduration_months = 24\naccord_cadre = true\nlots = 1",
        buyer: HOPITAL,
    },
    Need {
        name: "moniteurs",
        lines: "objet = \"Moniteurs de surveillance\"\nnature = \"fournitures\"\ncpv = [\"33195000\"]\namount_ht = 300000\nduration_months = 12\naccord_cadre = false\nlots = 1",
        buyer: HOPITAL,
    },
    Need {
        name: "fenetres",
        lines: "objet = \"Remplacement des fenêtres de l’école\"\nnature = \"travaux\"\ncpv = [\"45421000\"]\namount_ht = 160000\nduration_months = 8\naccord_cadre = false\nlots = 1",
        buyer: COMMUNE,
    },
    Need {
        name: "bulletin",
        lines: "objet = \"Impression du bulletin municipal\"\nnature = \"services\"\ncpv = [\"79810000\"]\namount_ht = 65000\nmaximum_ht = 80000\nduration_months = 24\naccord_cadre = true\nlots = 1",
        buyer: COMMUNE,
    },
    Need {
        name: "casques",
        lines: "objet = \"Casques et chaussures de sécurité\"\nnature = \"fournitures\"\ncpv = [\"18143000\"]\namount_ht = 12000\naccord_cadre = false\nlots = 1",
        buyer: COMMUNE,
    },
    Need {
        name: "portables",
        lines: "objet = \"Ordinateurs portables et écrans\"\nnature = \"fournitures\"\ncpv = [\"30213100\"]\namount_ht = 95000\nmaximum_ht = 120000\nduration_months = 36\naccord_cadre = true\nlots = 1",
        buyer: COMMUNE,
    },
    Need {
        name: "cantine",
        lines: "objet = \"Denrées alimentaires pour les cantines\"\nnature = \"fournitures\"\ncpv = [\"15000000\"]\namount_ht = 150000\nmaximum_ht = 180000\nduration_months = 12\naccord_cadre = true\nlots = 1",
        buyer: COMMUNE,
    },
    Need {
        name: "jeux",
        lines: "objet = \"Jeux d’extérieur et matériel sportif\"\nnature = \"fournitures\"\ncpv = [\"37535200\", \"37400000\"]\namount_ht = 140000\nduration_months = 12\naccord_cadre = false\nlot = [{ title = \"Aires de jeux\", cpv = [\"37535200\"], amount_ht = 80000 }, { title = \"Matériel sportif\", cpv = [\"37400000\"], amount_ht = 60000 }]",
        buyer: COMMUNE,
    },
    Need {
        name: "peinture",
        lines: "objet = \"Peinture routière et panneaux\"\nnature = \"fournitures\"\ncpv = [\"34922100\"]\namount_ht = 260000\nmaximum_ht = 320000\nduration_months = 36\naccord_cadre = true\nlots = 1",
        buyer: DEPARTEMENT,
    },
];

pub(crate) fn drafted(need: &Need, folder: &Path) -> DraftAnswer {
    let file = folder.join(format!("{}.toml", need.name));
    let single = if need.lines.contains("lots = 1") {
        "single_lot_reason = \"Les articles se commandent et se livrent ensemble : des lots séparés rendraient l’exécution techniquement difficile.\"\n"
    } else {
        ""
    };
    std::fs::write(
        &file,
        format!(
            "launch_date = 2026-12-01\ndelivery_start_delay_months = 2\nraw_materials = false\n{single}{}\n\n[buyer]\n{}\n",
            need.lines, need.buyer
        ),
    )
    .unwrap();
    let tender = api::need::open(&file).unwrap();
    draft(desk(), &tender.into(), folder, &[], &api::Job::silent()).unwrap()
}

#[test]
fn ten_varied_needs_make_whole_pieces() {
    for need in &NEEDS {
        let folder = tempfile::tempdir().unwrap();
        let answer = drafted(need, folder.path());
        let name = need.name;
        assert!(answer.unfilled.is_empty(), "{name} : {:?}", answer.unfilled);
        // What is not known is a field to fill, listed; nothing else is told above an advice.
        for told in &answer.findings {
            let finding = &told.finding;
            assert!(
                finding.severity == "conseil" || finding.state == "donnee-manquante",
                "{name}, {} : {} {}",
                told.document,
                finding.rule,
                finding.message
            );
        }
        let mut words = String::new();
        for file in answer
            .files
            .iter()
            .filter(|file| file.path.starts_with("a-publier/") && file.path.ends_with(".docx"))
        {
            let piece = read(&folder.path().join(&file.path)).unwrap();
            let mut numbers = BTreeSet::new();
            let mut above: Option<(u8, &str)> = None;
            for block in &piece.blocks {
                words.push_str(&block.text);
                words.push('\n');
                if block.kind != "titre" {
                    above = None;
                    continue;
                }
                let level = block.level.unwrap_or(1);
                if let Some((before, title)) = above {
                    assert!(level > before, "{name}, {} : « {title} » est vide", file.document);
                }
                above = Some((level, &block.text));
                if let Some(number) = &block.number {
                    assert!(
                        numbers.insert(number),
                        "{name}, {} : {number} deux fois",
                        file.document
                    );
                }
            }
            // The numbers of the frame are those of the criteria and of the articles of the others.
            let numbered = file.document != "cadre-reponse";
            assert!(
                !numbered || numbers.len() >= 3,
                "{name}, {} : {numbers:?}",
                file.document
            );
            assert!(
                above.is_none(),
                "{name}, {} : le dernier article est vide",
                file.document
            );
        }
        assert!(
            !answer.missing.is_empty(),
            "{name} : rien n’est demandé à l’acheteur"
        );
        // Price lines are written in the price schedule, where their cells wait.
        for missing in answer
            .missing
            .iter()
            .filter(|missing| missing.field != "price_line")
        {
            assert!(
                words.contains(&format!("[{}", missing.label)) || missing.places.is_empty(),
                "{name} : « {} » n’a pas de champ",
                missing.label
            );
        }
    }
}
