use catalog::*;
use std::time::Instant;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let t = Instant::now();
    let c = Catalog::open(dir.as_ref()).unwrap();
    println!("open {:?}", t.elapsed());
    let qs = [
        "imprimerie papier",
        "menuiserie bois",
        "fabrication meubles",
        "ateliers martin",
        "tissus confection",
        "fromagerie dupont",
        "metal soudure",
        "plastique injection",
        "societe industrielle",
        "boulangerie moderne",
    ];
    let deps = ["67", "69", "75", "13", "59", "44", "33", "31", "35", "974"];
    for round in 0..3 {
        let mut times = vec![];
        for q in qs {
            for d in deps {
                let t = Instant::now();
                let a = c
                    .search(&SearchQuery {
                        text: q,
                        departement: Some(d),
                        facets: true,
                        limit: 20,
                        ..Default::default()
                    })
                    .unwrap();
                times.push((t.elapsed(), q, d, a.total));
            }
        }
        times.sort();
        println!(
            "round {round} p50 {:?} p99 {:?} max {:?}",
            times[50].0, times[98].0, times[99]
        );
    }
    for q in qs {
        let t = Instant::now();
        let u = c
            .search(&SearchQuery {
                text: q,
                departement: Some("67"),
                facets: false,
                limit: 0,
                ..Default::default()
            })
            .unwrap();
        let t0 = t.elapsed();
        let t = Instant::now();
        c.search(&SearchQuery {
            text: q,
            departement: Some("67"),
            facets: true,
            limit: 0,
            ..Default::default()
        })
        .unwrap();
        let t1 = t.elapsed();
        let t = Instant::now();
        c.search(&SearchQuery {
            text: q,
            departement: Some("67"),
            facets: true,
            limit: 20,
            ..Default::default()
        })
        .unwrap();
        let t2 = t.elapsed();
        let t = Instant::now();
        let a = c
            .search(&SearchQuery {
                text: q,
                facets: true,
                limit: 20,
                ..Default::default()
            })
            .unwrap();
        let t3 = t.elapsed();
        let t = Instant::now();
        let f = families::Families::embedded();
        f.naf_for(q, &[]);
        f.for_need(q, &[]);
        let tf = t.elapsed();
        println!(
            "{q}: {} count {t0:?} facets {t1:?} hits {t2:?} all {} {t3:?} families {tf:?}",
            u.total, a.total
        );
    }
}
#[allow(dead_code)]
fn x() {}
