//! Distances on the globe.

use crate::place::Near;

/// Mean radius of the Earth (IUGG), km.
const EARTH_KM: f64 = 6371.0088;

/// Great-circle distance in km, by the haversine formula (error below 0.6 %: the Earth is not a sphere).
#[must_use]
pub fn km_between(a: Near, b: Near) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half_lat = (lat_b - lat_a) / 2.0;
    let half_lon = (b.lon - a.lon).to_radians() / 2.0;
    let h = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    2.0 * EARTH_KM * h.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances() {
        let at = |lat, lon| Near { lat, lon };
        // One degree along a meridian is 111.195 km on this sphere; a quarter of the globe 10 007.6 km.
        for (a, b, km) in [
            (at(48.0, 7.0), at(49.0, 7.0), 111.195),
            (at(0.0, 0.0), at(0.0, 90.0), 10_007.557),
            (at(48.85661, 2.3428), at(48.85661, 2.3428), 0.0),
            // Paris to Marseille is about 660 km as the crow flies.
            (at(48.85661, 2.3428), at(43.30198, 5.37477), 660.0),
        ] {
            let found = km_between(a, b);
            assert!((found - km).abs() < 2.0, "{a:?} {b:?} : {found}");
            assert!((found - km_between(b, a)).abs() < 1e-9);
        }
    }
}
