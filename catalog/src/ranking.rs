//! How answers are ordered: all of it, here.
//!
//! A site that passes the filters is an answer when its trade makes what the words ask ([`MAKES`] at least), when
//! it answers every word of the question that the catalogue knows, or, if no site does either, when it answers at
//! least [`HALF`] of the question. Without words, passing the filters is enough.
//!
//! ```text
//! score = 0.9 × fit × freshness × proximity; 0.9 + 0.1 × proximity if named  (0 to 1)
//! fit       = 1 − (1 − words) × (1 − trade)
//! words     = share of the question's words answered, each weighing its rarity ln(1 + N / (1 + n)),
//!             times where it stands (name 1, NAF label 0.8, commune 0.6)
//!             and how (as written 1, same stem 0.95 but 0.5 in a name, beginning 0.8, one typing error 0.7)
//! trade     = weight given to the site's NAF class by the purchase families for these words, this family or
//!             this CPV code
//! freshness = tier S or A 1, B 0.9, C 0.75
//! named     = the question holds a word that is neither a buyer's nor a trade's (so, most likely, a name), or as many
//!             words as the site's name, and the site's own words answer all of it: whoever asks for a firm by its
//!             name finds it first, fresh or not
//! proximity = 1 without a centre; with one, 0.6 + 0.4 × 50 / (50 + km), and 0.6 when the position is unknown
//! ```
//!
//! Equal scores: nearest first (an unknown distance last), then the number. Distance counts only when the reader gave
//! a centre: this orders a list of makers and never enters a tender.

use std::cmp::Ordering;

use crate::site::Tier;

/// Least weight of a NAF class for its sites to be an answer on their trade alone.
pub(crate) const MAKES: f64 = 0.25;
/// Least share of the question answered, when no site answers all of it.
pub(crate) const HALF: f64 = 0.5;

/// Where a word stands.
pub(crate) const FIELD_NAME: f64 = 1.0;
pub(crate) const FIELD_LABEL: f64 = 0.8;
pub(crate) const FIELD_PLACE: f64 = 0.6;

/// How a word is matched, when it is not as written.
pub(crate) const FORM_STEM: f64 = 0.95;
/// A name hardly inflects: « chaises » is not the firm « Chais ».
pub(crate) const FORM_STEM_IN_NAME: f64 = 0.5;
pub(crate) const FORM_PREFIX: f64 = 0.8;
pub(crate) const FORM_ERROR: f64 = 0.7;

/// What being asked for by name takes over all the rest.
const NAMED: f64 = 0.1;
/// Least share of the question for a site to be the one named: all of it, whatever the endings of words.
pub(crate) const WHOLE: f64 = 0.9;

/// Distance at which half of what proximity adds is lost, km.
const HALF_WAY_KM: f64 = 50.0;

/// Weight of a word found in `found` documents out of `all`.
pub(crate) fn rarity(all: u64, found: u64) -> f64 {
    (1.0 + all as f64 / (1.0 + found as f64)).ln()
}

/// What the score of a site rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Grounds {
    /// Share of the question answered by words, 0 to 1.
    pub(crate) words: f64,
    /// Weight of the trade, 0 to 1.
    pub(crate) trade: f64,
    /// Freshness.
    pub(crate) tier: Tier,
    /// Whether the question names a firm and the site's own words answer all of it.
    pub(crate) named: bool,
    /// Whether the reader gave a centre.
    pub(crate) centre: bool,
    /// Distance to it, km, when the position of the site is known.
    pub(crate) km: Option<f64>,
}

/// The score of a site, 0 to 1.
pub(crate) fn score(grounds: Grounds) -> f64 {
    let Grounds {
        words,
        trade,
        tier,
        named,
        centre,
        km,
    } = grounds;
    let fit = 1.0 - (1.0 - words) * (1.0 - trade);
    let freshness = match tier {
        Tier::S | Tier::A => 1.0,
        Tier::B => 0.9,
        Tier::C => 0.75,
    };
    let proximity = match (centre, km) {
        (false, _) => 1.0,
        (true, Some(km)) => 0.6 + 0.4 * HALF_WAY_KM / (HALF_WAY_KM + km),
        (true, None) => 0.6,
    };
    if named {
        1.0 - NAMED + NAMED * proximity
    } else {
        (1.0 - NAMED) * fit * freshness * proximity
    }
}

/// The order of two answers: `(score, distance, number)`.
pub(crate) fn order(a: (f64, Option<f64>, u64), b: (f64, Option<f64>, u64)) -> Ordering {
    let far = |km: Option<f64>| km.unwrap_or(f64::INFINITY);
    b.0.total_cmp(&a.0)
        .then_with(|| far(a.1).total_cmp(&far(b.1)))
        .then_with(|| a.2.cmp(&b.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ground_counts_in_its_direction() {
        let base = Grounds {
            words: 0.5,
            trade: 0.5,
            tier: Tier::B,
            named: false,
            centre: true,
            km: Some(40.0),
        };
        for (better, what) in [
            (Grounds { words: 0.6, ..base }, "more words"),
            (Grounds { named: true, ..base }, "named"),
            (Grounds { trade: 0.6, ..base }, "a closer trade"),
            (
                Grounds {
                    tier: Tier::A,
                    ..base
                },
                "fresher",
            ),
            (
                Grounds {
                    km: Some(39.0),
                    ..base
                },
                "nearer",
            ),
        ] {
            assert!(score(better) > score(base), "{what}");
        }
        let unknown = Grounds { km: None, ..base };
        assert!(
            score(unknown) < score(base),
            "an unknown position is never taken as near"
        );
        assert_eq!(
            score(Grounds {
                centre: false,
                km: None,
                ..base
            }),
            score(Grounds {
                centre: false,
                km: Some(3.0),
                ..base
            }),
            "without a centre, distance does not count"
        );
        let best = Grounds {
            words: 1.0,
            trade: 1.0,
            tier: Tier::C,
            named: true,
            centre: false,
            km: None,
        };
        assert_eq!(score(best), 1.0, "asked for by name, freshness does not count");
    }

    #[test]
    fn equal_scores_put_the_nearest_first_and_the_unknown_last() {
        assert_eq!(order((0.5, Some(3.0), 9), (0.5, Some(4.0), 1)), Ordering::Less);
        assert_eq!(order((0.5, None, 1), (0.5, Some(4000.0), 9)), Ordering::Greater);
        assert_eq!(order((0.5, None, 1), (0.5, None, 9)), Ordering::Less);
        assert_eq!(order((0.6, None, 9), (0.5, Some(0.0), 1)), Ordering::Less);
    }

    #[test]
    fn rare_words_weigh_more() {
        assert!(rarity(6000, 1) > rarity(6000, 500));
        assert!(rarity(6000, 6000) > 0.0);
    }
}
