//! Times of what must be quick, measured side by side in one run of a release build.

use std::time::{Duration, Instant};

use anyhow::Result;
use api::search::SearchRequest;
use api::{Desk, need};
use document::{Block, Document, DocumentKind, Inline, Provenance};

/// What buyers type, whole and unfinished, with and without accents, with an error.
const QUERIES: [&str; 14] = [
    "mobilier scolaire",
    "chaises d'école",
    "poches de sang",
    "gants jetables",
    "vetements de travail",
    "fromage",
    "signalisation",
    "acier",
    "fabricat",
    "menuis",
    "strasbourg",
    "mobillier",
    "31.01Z",
    "papier imprimerie",
];

pub(crate) fn bench() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desk = Desk::new(folder.path());
    let start = Instant::now();
    desk.catalog()?;
    println!(
        "{:<52} {:>10.1} ms",
        "première ouverture du catalogue (installation, index)",
        ms(start.elapsed())
    );
    let again = Desk::new(folder.path());
    let start = Instant::now();
    again.catalog()?;
    println!(
        "{:<52} {:>10.1} ms",
        "ouverture du catalogue installé",
        ms(start.elapsed())
    );

    let plain = |text: &str| SearchRequest {
        text: text.to_owned(),
        limit: 20,
        ..SearchRequest::default()
    };
    let near = |text: &str| SearchRequest {
        near: Some("67437".to_owned()),
        radius_km: Some(150.0),
        ..plain(text)
    };
    let searches = |request: &dyn Fn(&str) -> SearchRequest| -> Result<Vec<Duration>> {
        let mut times = Vec::new();
        for _ in 0..20 {
            for query in QUERIES {
                let request = request(query);
                let start = Instant::now();
                api::search::search(&desk, &request)?;
                times.push(start.elapsed());
            }
        }
        Ok(times)
    };
    report("recherche", searches(&plain)?);
    report("recherche autour d’une commune (150 km)", searches(&near)?);

    for example in ["mobilier-scolaire", "poches-de-sang"] {
        let tender = need::open(format!("examples/{example}.toml").as_ref())?;
        let out = folder.path().join(example);
        let times = repeat(20, || {
            api::draft::draft(&desk, &tender.clone().into(), &out, &[], &api::Job::silent()).map(drop)
        })?;
        report(&format!("rédaction, vérification et écriture ({example})"), times);
        report(
            &format!("suggestions ({example})"),
            repeat(20, || api::suggest::suggest(&desk, &tender).map(drop))?,
        );
    }

    let document = long_document();
    let bytes = formats::write::docx(
        &document,
        &formats::write::TextOptions::new(jiff::civil::date(2026, 11, 23)),
    )?;
    let path = folder.path().join("long.docx");
    std::fs::write(&path, bytes)?;
    let pages = formats::pages_estimate(&document);
    let context = compliance::Context::new(jiff::civil::date(2026, 11, 23), law::Law::embedded());
    let check = repeat(10, || {
        std::hint::black_box(compliance::check_document(&document, &context));
        Ok::<(), api::ApiError>(())
    })?;
    report(&format!("vérification d’un texte de {pages} pages"), check);
    report(
        &format!("lecture d’un .docx de {pages} pages"),
        repeat(10, || api::read::read(&path).map(drop))?,
    );
    Ok(())
}

fn repeat<E>(times: usize, mut work: impl FnMut() -> Result<(), E>) -> Result<Vec<Duration>, E> {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            work().map(|()| start.elapsed())
        })
        .collect()
}

/// About sixty pages of ordinary clauses: those of the examples, again and again.
fn long_document() -> Document {
    let sentence = "Le titulaire livre les fournitures aux lieux et dans les délais fixés par le bon de commande, \
        dans des emballages réduits au nécessaire, et remet à chaque livraison un bordereau daté qui désigne les \
        articles, leur nombre et leur conformité aux exigences du présent cahier, suivant la norme citée ou équivalent.";
    let mut document = Document::new(DocumentKind::Cctp, "Cahier des clauses techniques particulières");
    for n in 0..700 {
        if n % 10 == 0 {
            let title = Block::title(
                format!("t{n}").as_str(),
                Provenance::Generated,
                1,
                vec![Inline::text("Livraison")],
            );
            document.blocks.push(title);
        }
        let text = vec![Inline::text(sentence)];
        document.blocks.push(Block::paragraph(
            format!("p{n}").as_str(),
            Provenance::Generated,
            text,
        ));
    }
    document
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |part: usize| ms(times[(times.len() * part / 100).min(times.len() - 1)]);
    println!(
        "{name:<52} {:>10.2} ms (médiane)  {:>8.2} ms (p99)  {} fois",
        at(50),
        at(99),
        times.len()
    );
}
