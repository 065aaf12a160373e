//! The embedded table as the tests read it: independently of the crate.

use std::sync::OnceLock;

use serde::Deserialize;

/// A line of `data/firms.csv`.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) level: String,
    pub(crate) siren: String,
    pub(crate) siret: String,
    pub(crate) naf: String,
    pub(crate) departement: String,
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    pub(crate) tier: String,
}

/// Every line.
pub(crate) fn records() -> &'static [Record] {
    static RECORDS: OnceLock<Vec<Record>> = OnceLock::new();
    RECORDS.get_or_init(|| {
        let text = include_str!("../../data/firms.csv");
        csv::Reader::from_reader(text.as_bytes())
            .deserialize()
            .collect::<Result<_, _>>()
            .unwrap()
    })
}

/// Distance in km by another road than the crate's: the chord between two points of the sphere.
pub(crate) fn km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let point = |(lat, lon): (f64, f64)| {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let chord: f64 = point(a)
        .iter()
        .zip(point(b))
        .map(|(x, y)| (x - y).powi(2))
        .sum::<f64>()
        .sqrt();
    6371.0088 * 2.0 * (chord / 2.0).clamp(0.0, 1.0).asin()
}
