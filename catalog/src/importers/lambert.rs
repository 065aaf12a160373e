//! From Lambert 93 (RGF93, EPSG 2154), in which Sirene gives coordinates, to latitude and longitude.
//!
//! Inverse of the conformal conic projection with the constants of IGN (notice NT/G 71, algorithm ALG0004).

/// Exponent, constant and pole of the projection.
const N: f64 = 0.725_607_765_053_267;
const C: f64 = 11_754_255.426_1;
const XS: f64 = 700_000.0;
const YS: f64 = 12_655_612.049_9;
/// First eccentricity of the ellipsoid GRS 80.
const E: f64 = 0.081_819_191_042_815_8;
/// Longitude of the origin: 3° east.
const LON0: f64 = 3.0;

/// Latitude and longitude, degrees; `None` outside of mainland France and Corsica.
pub(crate) fn to_wgs84(x: f64, y: f64) -> Option<(f64, f64)> {
    if !(0.0..=1_300_000.0).contains(&x) || !(6_000_000.0..=7_200_000.0).contains(&y) {
        return None;
    }
    let (dx, dy) = (x - XS, y - YS);
    let r = dx.hypot(dy);
    let gamma = (dx / -dy).atan();
    let lon = LON0 + (gamma / N).to_degrees();
    let isometric = -(r / C).ln() / N;
    let exp = isometric.exp();
    let mut lat = 2.0 * exp.atan() - std::f64::consts::FRAC_PI_2;
    for _ in 0..8 {
        let sin = E * lat.sin();
        lat = 2.0 * (((1.0 + sin) / (1.0 - sin)).powf(E / 2.0) * exp).atan() - std::f64::consts::FRAC_PI_2;
    }
    Some((lat.to_degrees(), lon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_and_known_places() {
        // The origin of the projection is at 46°30′ north, 3° east, by definition.
        let (lat, lon) = to_wgs84(700_000.0, 6_600_000.0).expect("in France");
        assert!(
            (lat - 46.5).abs() < 1e-7 && (lon - 3.0).abs() < 1e-9,
            "{lat} {lon}"
        );
        // On the central meridian, the longitude is that of the origin whatever the northing.
        let (north, lon) = to_wgs84(700_000.0, 7_000_000.0).expect("in France");
        assert!(north > lat && (lon - 3.0).abs() < 1e-9);
        // 400 km north of 46°30′: a degree of meridian is about 111.2 km there, the scale about 0.9991 to 1.
        assert!((north - 50.1).abs() < 0.02, "{north}");
    }

    #[test]
    fn elsewhere_is_unknown() {
        assert_eq!(to_wgs84(0.0, 0.0), None);
        assert_eq!(to_wgs84(f64::NAN, 6_600_000.0), None);
        // Réunion, in its own projection.
        assert_eq!(to_wgs84(340_000.0, 7_680_000.0), None);
    }
}
