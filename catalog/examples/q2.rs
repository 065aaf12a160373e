use catalog::*;
use std::time::{Duration, Instant};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let c = Catalog::open(dir.as_ref()).unwrap();
    for (q, f, d) in [
        ("", None, None),
        ("", None, Some("67")),
        ("zzz", None, Some("67")),
        ("imprimerie", None, Some("67")),
        ("papier", None, Some("67")),
        ("imprimerie papier", None, Some("67")),
        ("martin", None, Some("67")),
        ("martin dupont", None, Some("67")),
        ("martin dupont ", None, Some("67")),
        ("martin", None, None),
    ] {
        let mut best = Duration::MAX;
        let mut n = 0;
        for _ in 0..30 {
            let t = Instant::now();
            n = c
                .search(&SearchQuery {
                    text: q,
                    family: f,
                    departement: d,
                    limit: 0,
                    ..Default::default()
                })
                .unwrap()
                .total;
            best = best.min(t.elapsed());
        }
        println!("{q:?} {d:?} {n} best {best:?}");
    }
}
