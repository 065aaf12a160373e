//! The outlines of the départements for the map of the screens (`ui/src/catalog/outlines.json`), cut out of
//! a GeoJSON of the whole country: rounded, without what a map of this size cannot show.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Paris and its neighbours are small: a coarser grid would take their shape away.
const SMALL: [&str; 4] = ["75", "92", "93", "94"];

/// A corner of a ring, in thousandths of a degree: longitude, latitude.
type Point = (i64, i64);

/// Reads the départements under `from` and writes their outlines for the screens of `repo`.
///
/// # Errors
/// The source is missing or is not what it promises.
pub(crate) fn run(from: &Path, repo: &Path) -> Result<()> {
    let source = from.join("geo/departements-1000m.geojson");
    let text = fs::read_to_string(&source).with_context(|| source.display().to_string())?;
    let outlines = cut(&text).with_context(|| source.display().to_string())?;
    let to = repo.join("ui/src/catalog/outlines.json");
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&to, &outlines).with_context(|| to.display().to_string())?;
    println!("{} : {} Ko.", to.display(), outlines.len() / 1000);
    Ok(())
}

/// The outlines as JSON, one département a line, sorted by code. Holes are left out: what is in the hole of
/// one département (an enclave of another) is drawn by the other. The same text gives the same bytes.
fn cut(geojson: &str) -> Result<String> {
    let source: Value = serde_json::from_str(geojson)?;
    let features = source["features"].as_array().context("« features » absent")?;
    let mut lines = features.iter().map(line).collect::<Result<Vec<_>>>()?;
    lines.sort();
    let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}

/// One département: its code, and its line.
fn line(feature: &Value) -> Result<(String, String)> {
    let property = |name: &str| {
        feature["properties"][name]
            .as_str()
            .with_context(|| format!("propriété « {name} » absente"))
    };
    let (code, name, region) = (property("code")?, property("nom")?, property("region")?);
    let grid = if SMALL.contains(&code) { 5 } else { 10 };
    let geometry = &feature["geometry"];
    let polygons = match geometry["type"].as_str() {
        Some("Polygon") => std::slice::from_ref(&geometry["coordinates"]),
        Some("MultiPolygon") => geometry["coordinates"]
            .as_array()
            .context(code.to_owned())?
            .as_slice(),
        other => anyhow::bail!("{code} : forme inconnue {other:?}"),
    };
    let rings = polygons
        .iter()
        .map(|polygon| ring(&polygon[0], grid).with_context(|| code.to_owned()))
        .collect::<Result<Vec<_>>>()?;
    let parts = kept(rings);
    ensure!(!parts.is_empty(), "{code} : aucun contour");
    let parts: Vec<String> = parts.iter().map(|part| flat(part)).collect();
    let line = format!(
        "{{\"code\":{},\"name\":{},\"region\":{},\"parts\":[{}]}}",
        Value::from(code),
        Value::from(name),
        Value::from(region),
        parts.join(",")
    );
    Ok((code.to_owned(), line))
}

/// The ring on the grid (in thousandths of a degree), without a point equal to the one before it and without
/// the points in the middle of a straight line, which change nothing to what is drawn.
fn ring(source: &Value, grid: i64) -> Result<Vec<Point>> {
    let mut points: Vec<Point> = Vec::new();
    for corner in source.as_array().context("anneau attendu")? {
        let on_grid = |degrees: &Value| -> Result<i64> {
            let degrees = degrees.as_f64().context("coordonnée attendue")?;
            Ok((degrees * 1000.0 / grid as f64).round() as i64 * grid)
        };
        let point = (on_grid(&corner[0])?, on_grid(&corner[1])?);
        if points.last() == Some(&point) {
            continue;
        }
        if let [.., before, middle] = points[..]
            && straight(before, middle, point)
        {
            points.pop();
        }
        points.push(point);
    }
    Ok(smoothed(&points, grid))
}

/// The ring without its smallest peaks: those whose triangle is smaller than a cell of the grid and than the
/// triangle of either neighbour. The choice looks at neighbours alone, so that the two départements of a
/// border make the same one.
fn smoothed(points: &[Point], grid: i64) -> Vec<Point> {
    // Twice the surface of the triangle; the ends of the ring always stay.
    let peak = |at: usize| match (at.checked_sub(1).map(|before| points[before]), points.get(at + 1)) {
        (Some(before), Some(after)) => {
            let middle = points[at];
            let (there, on) = (
                (middle.0 - before.0, middle.1 - before.1),
                (after.0 - middle.0, after.1 - middle.1),
            );
            (there.0 * on.1 - there.1 * on.0).abs()
        }
        _ => i64::MAX,
    };
    let smallest = |at: usize| {
        let here = peak(at);
        here <= 2 * grid * grid && here < peak(at - 1) && here < peak(at + 1)
    };
    (0..points.len())
        .filter(|&at| at == 0 || at + 1 == points.len() || !smallest(at))
        .map(|at| points[at])
        .collect()
}

/// Whether the one in the middle lies on the way from the first to the last.
fn straight(first: Point, middle: Point, last: Point) -> bool {
    let (there, on) = (
        (middle.0 - first.0, middle.1 - first.1),
        (last.0 - middle.0, last.1 - middle.1),
    );
    there.0 * on.1 == there.1 * on.0 && there.0 * on.0 + there.1 * on.1 > 0
}

/// Rings that still have a surface: at least three corners and the return to the first. A département that
/// would lose everything keeps its longest ring.
fn kept(mut rings: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    rings.sort_by_key(|ring| std::cmp::Reverse(ring.len()));
    let large = rings.iter().take_while(|ring| ring.len() >= 4).count();
    rings.truncate(large.max(1));
    rings
}

/// `[lon, lat, lon, lat…]` in degrees, with no useless digit.
fn flat(part: &[Point]) -> String {
    let numbers: Vec<String> = part
        .iter()
        .flat_map(|(longitude, latitude)| [degrees(*longitude), degrees(*latitude)])
        .collect();
    format!("[{}]", numbers.join(","))
}

fn degrees(thousandths: i64) -> String {
    (thousandths as f64 / 1000.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(code: &str, geometry: &str) -> String {
        format!(
            r#"{{"type":"Feature","properties":{{"code":"{code}","nom":"L’{code}","region":"84"}},"geometry":{geometry}}}"#
        )
    }

    fn cut_of(features: &[String]) -> String {
        cut(&format!(r#"{{"features":[{}]}}"#, features.join(","))).unwrap()
    }

    #[test]
    fn one_departement_a_line_in_the_order_of_codes() {
        let square = r#"{"type":"Polygon","coordinates":[[[1,2],[3,2],[3,4],[1,2]]]}"#;
        let text = cut_of(&[feature("26", square), feature("01", square)]);
        assert_eq!(
            text,
            "[\n{\"code\":\"01\",\"name\":\"L’01\",\"region\":\"84\",\"parts\":[[1,2,3,2,3,4,1,2]]},\n\
             {\"code\":\"26\",\"name\":\"L’26\",\"region\":\"84\",\"parts\":[[1,2,3,2,3,4,1,2]]}\n]\n"
        );
    }

    #[test]
    fn corners_are_rounded_and_repeated_ones_dropped() {
        let shape = r#"{"type":"Polygon","coordinates":[[[5.825,45.939],[5.829,45.938],[5.9,-0.001],[-0.004,1],[5.825,45.939]]]}"#;
        assert!(cut_of(&[feature("01", shape)]).contains("[5.83,45.94,5.9,0,0,1,5.83,45.94]"));
        let paris = r#"{"type":"Polygon","coordinates":[[[2.352,48.901],[2.358,48.901],[2.366,48.908],[2.352,48.901]]]}"#;
        assert!(cut_of(&[feature("75", paris)]).contains("[2.35,48.9,2.36,48.9,2.365,48.91,2.35,48.9]"));
    }

    #[test]
    fn what_is_straight_needs_no_corner() {
        let shape = r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[2,2],[2,0],[1,0],[0,0]]]}"#;
        assert!(cut_of(&[feature("01", shape)]).contains("[[0,0,2,2,2,0,0,0]]"));
    }

    #[test]
    fn the_smallest_peaks_go_and_both_sides_of_a_border_agree() {
        let border = "[0,0],[0.5,0.3],[0.51,0.31],[0.52,0.31],[2,0]";
        let back = "[2,0],[0.52,0.31],[0.51,0.31],[0.5,0.3],[0,0]";
        let shape = |ring: &str, end: &str| {
            format!(
                r#"{{"type":"Polygon","coordinates":[[{ring},[1,{end}],{}]]}}"#,
                &ring[..ring.find(']').unwrap() + 1]
            )
        };
        let text = cut_of(&[
            feature("01", &shape(border, "5")),
            feature("02", &shape(back, "-5")),
        ]);
        assert!(text.contains("[0,0,0.5,0.3,0.52,0.31,2,0,1,5,0,0]"), "{text}");
        assert!(text.contains("[2,0,0.52,0.31,0.5,0.3,0,0,1,-5,2,0]"), "{text}");
    }

    #[test]
    fn holes_and_specks_are_left_out_but_an_island_alone_stays() {
        let speck = "[[[1,1],[1.001,1],[1,1.001],[1,1]]]";
        let land = "[[[1,2],[3,2],[3,4],[1,2]],[[2,2.5],[2.1,2.5],[2.1,2.6],[2,2.5]]]";
        let both = format!(r#"{{"type":"MultiPolygon","coordinates":[{speck},{land}]}}"#);
        assert!(cut_of(&[feature("987", &both)]).contains("\"parts\":[[1,2,3,2,3,4,1,2]]}"));
        let alone = format!(r#"{{"type":"MultiPolygon","coordinates":[{speck}]}}"#);
        assert!(cut_of(&[feature("989", &alone)]).contains("\"parts\":[[1,1]]}"));
    }

    #[test]
    fn a_source_that_is_something_else_is_refused() {
        assert!(cut("{}").is_err());
        assert!(cut(r#"{"features":[{"properties":{"code":"01"}}]}"#).is_err());
    }
}
