//! What services and works carry: every group of the CPV has its answer.

use families::Families;
use tender::Cpv;

/// First three digits of the divisions (« 450 ») and groups of services and works.
const GROUPS: [&str; 147] = [
    "450", "451", "452", "453", "454", "455", "500", "501", "502", "503", "504", "505", "506", "507", "508",
    "510", "511", "512", "513", "514", "515", "516", "517", "518", "519", "550", "551", "552", "553", "554",
    "555", "559", "600", "601", "602", "603", "604", "605", "606", "630", "631", "635", "637", "640", "641",
    "642", "650", "651", "652", "653", "654", "655", "660", "661", "665", "666", "667", "700", "701", "702",
    "703", "710", "712", "713", "714", "715", "716", "717", "718", "719", "720", "721", "722", "723", "724",
    "725", "726", "727", "728", "729", "730", "731", "732", "733", "734", "750", "751", "752", "753", "760",
    "761", "762", "763", "764", "765", "766", "770", "771", "772", "773", "774", "775", "776", "777", "778",
    "779", "790", "791", "792", "793", "794", "795", "796", "797", "798", "799", "800", "801", "802", "803",
    "804", "805", "806", "850", "851", "852", "853", "900", "904", "905", "906", "907", "909", "920", "921",
    "922", "923", "924", "925", "926", "927", "980", "981", "982", "983", "985", "989",
];

fn cpv(code: &str) -> Cpv {
    code.parse().unwrap()
}

#[test]
fn every_group_of_services_and_works_has_an_entry_of_its_own() {
    let families = Families::embedded();
    for group in GROUPS {
        let code = cpv(&format!("{group}00000"));
        let carried = families.carried(&code).unwrap_or_else(|| panic!("{group}"));
        assert_eq!(carried.cpv, code, "{group}: the entry of a wider group answers");
    }
}

#[test]
fn families_or_nothing_and_both_say_why() {
    for carried in Families::embedded().carried_groups() {
        let code = &carried.cpv;
        assert_ne!(carried.families.is_empty(), carried.nothing.is_none(), "{code}");
        let sentences = carried.families.iter().map(|family| family.why.as_str());
        for text in sentences
            .chain(carried.nothing.as_deref())
            .chain([carried.title.as_str()])
        {
            assert!(text.chars().count() >= 3, "{code}: {text}");
            assert!(!text.contains('\'') && !text.contains(" :"), "{code}: {text}");
            assert!(text.chars().next().unwrap().is_lowercase(), "{code}: {text}");
        }
        for family in &carried.families {
            assert!(Families::embedded().get(&family.slug).is_some(), "{code}");
        }
    }
}

#[test]
fn services_lead_to_the_goods_they_carry() {
    let families = Families::embedded();
    for (code, family) in [
        ("45421000", "menuiseries-isolation"),
        ("45233140", "beton-enrobes-materiaux"),
        ("45331200", "ventilation-climatisation-froid"),
        ("45340000", "clotures-portails"),
        ("45441000", "verre-vitrerie"),
        ("45442000", "peintures-batiment"),
        ("50750000", "manutention-levage"),
        ("51700000", "securite-incendie-secours"),
        ("64200000", "telecommunications-reseaux"),
        ("71900000", "reactifs-diagnostic"),
        ("79711000", "videoprotection-controle-acces"),
        ("50232100", "eclairage-public"),
        ("50720000", "pompes-a-chaleur-photovoltaique"),
        ("55523100", "denrees-alimentaires"),
        ("77310000", "vegetaux"),
        ("77340000", "espaces-verts-materiels"),
        ("79810000", "impression"),
        ("79823000", "impression"),
        ("90511000", "collecte-dechets"),
        ("90620000", "viabilite-hivernale"),
        ("90910000", "produits-d-entretien"),
        ("92360000", "feux-d-artifice"),
        ("98310000", "textile-hospitalier"),
    ] {
        let carried = families.carried(&cpv(code)).unwrap();
        assert_eq!(carried.families[0].slug, family, "{code}");
    }
}

#[test]
fn nothing_is_said_plainly() {
    let families = Families::embedded();
    for code in [
        "71241000", "72212000", "79111000", "66510000", "80500000", "09310000", "09123000", "41110000",
    ] {
        let carried = families.carried(&cpv(code)).unwrap();
        assert!(carried.nothing.is_some() && carried.families.is_empty(), "{code}");
    }
}

#[test]
fn goods_that_have_families_are_not_carried() {
    let families = Families::embedded();
    for code in ["39160000", "15811100", "24311900", "09135100", "99000000"] {
        assert_eq!(families.carried(&cpv(code)), None, "{code}");
    }
}
