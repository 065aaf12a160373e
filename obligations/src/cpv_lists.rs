//! Lists of CPV codes that decide a rule, each with its source.

use tender::Cpv;

/// A closed interval of eight-digit codes.
type Range = (u32, u32);

fn number(code: &Cpv) -> u32 {
    // A Cpv is eight digits by construction.
    code.as_str().parse().unwrap_or(0)
}

fn within(code: &Cpv, ranges: &[Range]) -> bool {
    let n = number(code);
    ranges.iter().any(|&(from, to)| (from..=to).contains(&n))
}

/// Whether a code is one of the social and other specific services (directive 2014/24/UE, annex XIV,
/// which the notice annexed to the code repeats).
pub(crate) fn is_social_service(code: &Cpv) -> bool {
    within(code, SOCIAL_SERVICES)
}

/// Annex XIV, intervals as written; a code alone is an interval of one.
const SOCIAL_SERVICES: &[Range] = &[
    (50_116_510, 50_116_510),
    (55_100_000, 55_410_000),
    (55_510_000, 55_512_000),
    (55_520_000, 55_524_000),
    (64_000_000, 64_000_000),
    (64_100_000, 64_116_000),
    (64_122_000, 64_122_000),
    (71_550_000, 71_550_000),
    (75_000_000, 75_000_000),
    (75_100_000, 75_131_000),
    (75_200_000, 75_231_000),
    (75_231_100, 75_231_240),
    (75_240_000, 75_252_000),
    (75_300_000, 75_340_000),
    (79_100_000, 79_140_000),
    (79_430_000, 79_430_000),
    (79_611_000, 79_611_000),
    (79_622_000, 79_622_000),
    (79_624_000, 79_625_000),
    (79_700_000, 79_723_000),
    (79_950_000, 79_956_000),
    (79_995_000, 79_995_200),
    (80_000_000, 80_660_000),
    (85_000_000, 85_323_000),
    (92_000_000, 92_700_000),
    (98_000_000, 98_000_000),
    (98_113_100, 98_113_100),
    (98_120_000, 98_120_000),
    (98_130_000, 98_133_110),
    (98_200_000, 98_200_000),
    (98_500_000, 98_500_000),
    (98_513_000, 98_514_000),
    (98_900_000, 98_910_000),
];

/// Medical devices of the regulation (EU) 2025/1197: 33100000 to 33199000. Medicines (336) are not.
pub(crate) fn is_medical_device(code: &Cpv) -> bool {
    within(code, &[(33_100_000, 33_199_000)])
}

/// Food and agricultural goods whose price follows harvests (R2112-13): tobacco (1599), ear tags
/// (0334) and forestry (034) are left out.
pub(crate) fn is_agricultural_or_food(code: &Cpv) -> bool {
    starts(code, &["15", "031", "032", "033"]) && !starts(code, &["1599", "0334"])
}

/// What canteens serve: food and drinks, not animal feed, tobacco, flowers nor livestock.
pub(crate) fn is_canteen_food(code: &Cpv) -> bool {
    starts(code, &["15", "0311", "0313", "0314", "032", "0331", "0333"]) && !starts(code, &["157", "1599"])
}

/// Catering services: canteens, caterers, preparation and serving of meals.
pub(crate) fn is_catering(code: &Cpv) -> bool {
    starts(code, &["555", "5532"])
}

/// Gas and electricity, which may stay at a fixed price (R2112-14, second paragraph).
pub(crate) fn is_gas_or_electricity(code: &Cpv) -> bool {
    starts(code, &["0912", "0931"])
}

/// Net-zero technology a code designates, when it designates one.
///
/// The list of article 4 § 1 a to k is known in outline only; codes whose label names the
/// technology are kept, ordinary batteries and gases are not.
pub(crate) fn net_zero_technology(code: &Cpv) -> Option<&'static str> {
    NET_ZERO
        .iter()
        .find(|(prefixes, _)| starts(code, prefixes))
        .map(|(_, name)| *name)
}

const NET_ZERO: &[(&[&str], &str)] = &[
    (&["0933", "31712331", "45261215"], "énergie solaire"),
    (&["311213", "45251160"], "énergie éolienne"),
    (&["42511110", "42533"], "pompes à chaleur"),
    (&["45251141"], "géothermie"),
    (&["31430000", "31434"], "batteries et stockage d’énergie"),
    (&["311221"], "piles à combustible"),
    (&["45251120"], "énergie hydroélectrique"),
    (&["4215", "4525111"], "énergie nucléaire"),
];

/// Words that designate a net-zero technology beyond doubt, folded, and the technology.
pub(crate) const NET_ZERO_WORDS: &[(&str, &str)] = &[
    ("pompe a chaleur", "pompes à chaleur"),
    // The usual short form, in capitals or not, is read with its fluids: alone it has other meanings.
    ("pac air eau", "pompes à chaleur"),
    ("pac air air", "pompes à chaleur"),
    ("pac eau eau", "pompes à chaleur"),
    ("pac geothermique", "pompes à chaleur"),
    ("pac reversible", "pompes à chaleur"),
    ("chauffe eau thermodynamique", "pompes à chaleur"),
    ("photovoltaique", "énergie solaire"),
    ("panneau solaire", "énergie solaire"),
    ("solaire thermique", "énergie solaire"),
    ("capteur solaire", "énergie solaire"),
    ("chauffe eau solaire", "énergie solaire"),
    ("eolienne", "énergie éolienne"),
    ("geothermie", "géothermie"),
    ("geothermique", "géothermie"),
    ("electrolyseur", "hydrogène"),
    ("pile a combustible", "piles à combustible"),
    ("biomethane", "biogaz et biométhane"),
];

/// A category of article 58 of the AGEC law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reuse {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Whether the link from the code is sure.
    pub(crate) sure: bool,
    /// Whether the former decree had it already.
    pub(crate) since_2021: Since2021,
    /// Parameters of its rates, and what each measures.
    pub(crate) rates: &'static [(&'static str, &'static str)],
}

/// What is known of a category in the annex of décret 2021-254, in force before July 2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since2021 {
    /// Its line was read.
    Read,
    /// Its line was not read.
    NotRead,
    /// Said to be new in 2024.
    New,
}

/// Category of article 58 of the AGEC law a code points to.
///
/// Since 2024 the decree lists categories and no longer codes: a code is a clue. Protective
/// equipment is out of the textile category.
pub(crate) fn reuse_category(code: &Cpv) -> Option<Reuse> {
    if starts(code, &["18143", "1814", "3511"]) {
        return None;
    }
    REUSE
        .iter()
        .find(|(prefixes, ..)| starts(code, prefixes))
        .map(|(_, name, sure, since_2021)| Reuse {
            name,
            sure: *sure,
            since_2021: *since_2021,
            rates: rates(name),
        })
}

const TEXTILES: &str = "textiles (hors équipements de protection)";
const COMPUTERS: &str = "informatique et téléphonie";
const OFFICE_FURNITURE: &str = "mobilier de bureau";

/// The rates our sources give.
fn rates(category: &str) -> &'static [(&'static str, &'static str)] {
    match category {
        TEXTILES => &[
            ("agec-textile-reemploi", "de réemploi"),
            ("agec-textile-recycle", "de recyclé"),
        ],
        COMPUTERS => &[("agec-informatique-reemploi", "de réemploi")],
        OFFICE_FURNITURE => &[
            ("agec-mobilier-bureau-reemploi", "de réemploi"),
            ("agec-mobilier-bureau-recycle", "de recyclé"),
        ],
        _ => &[],
    }
}

const REUSE: &[(&[&str], &str, bool, Since2021)] = &[
    (&["18937"], "sacs d’emballage", false, Since2021::Read),
    (
        &["181", "182", "183", "184", "18000000", "19231", "395"],
        TEXTILES,
        true,
        Since2021::Read,
    ),
    (
        &["302", "30000000", "3225", "32552", "38652120"],
        COMPUTERS,
        true,
        Since2021::Read,
    ),
    (
        &["3012"],
        "photocopieurs, cartouches et pièces",
        false,
        Since2021::Read,
    ),
    (
        &["301927", "30197", "22000000", "228"],
        "papier, imprimés et fournitures",
        false,
        Since2021::Read,
    ),
    (&["3913"], OFFICE_FURNITURE, true, Since2021::NotRead),
    (&["391"], "mobilier", false, Since2021::NotRead),
    (
        &["34928480", "446138"],
        "équipements de collecte des déchets",
        true,
        Since2021::New,
    ),
    (&["349284"], "mobilier urbain", true, Since2021::NotRead),
    (
        &["344"],
        "engins de transport et pièces",
        true,
        Since2021::NotRead,
    ),
    (&["374"], "articles et équipements sportifs", true, Since2021::New),
    (&["3752"], "jouets", false, Since2021::NotRead),
    (
        &["16311", "1616"],
        "matériel d’entretien des espaces verts",
        true,
        Since2021::New,
    ),
    (
        &["44211", "45223810"],
        "bâtiments modulaires ou préfabriqués",
        true,
        Since2021::NotRead,
    ),
];

fn starts(code: &Cpv, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| code.as_str().starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Cpv {
        text.parse().expect("un code du test")
    }

    #[test]
    fn social_services_follow_the_annex() {
        for (text, social) in [
            ("85000000", true),
            ("85323000", true),
            ("80500000", true),
            ("55524000", true),
            ("55523100", true),
            ("79100000", true),
            ("79713000", true),
            ("92331210", true),
            ("75231240", true),
            // cleaning, engineering, IT, waste, temporary staff: ordinary services
            ("90910000", false),
            ("71300000", false),
            ("72000000", false),
            ("90500000", false),
            ("79620000", false),
            ("55500000", false),
            ("64200000", false),
        ] {
            assert_eq!(is_social_service(&code(text)), social, "{text}");
        }
    }

    #[test]
    fn goods_fall_in_the_right_list() {
        assert!(is_medical_device(&code("33141613")) && is_medical_device(&code("33199000")));
        assert!(!is_medical_device(&code("33600000")) && !is_medical_device(&code("33690000")));
        assert!(is_agricultural_or_food(&code("15500000")) && !is_agricultural_or_food(&code("03410000")));
        assert!(!is_canteen_food(&code("15700000")) && is_canteen_food(&code("03220000")));
        assert_eq!(net_zero_technology(&code("42511110")), Some("pompes à chaleur"));
        assert_eq!(net_zero_technology(&code("31411000")), None);
        let category = |text: &str| reuse_category(&code(text)).map(|found| (found.name, found.sure));
        assert_eq!(category("39130000"), Some(("mobilier de bureau", true)));
        assert_eq!(category("39160000"), Some(("mobilier", false)));
        assert_eq!(category("18143000"), None);
        assert_eq!(
            category("34928480"),
            Some(("équipements de collecte des déchets", true))
        );
    }
}
