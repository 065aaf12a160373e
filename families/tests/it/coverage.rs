//! No code of goods is left without an answer: a family and a trade, or a plain « nothing is made ».

use families::Families;
use tender::Cpv;

/// Divisions and groups of goods, 2008, by their significant digits.
const CODES: [&str; 170] = [
    "03", "031", "032", "033", "034", "09", "091", "092", "093", "14", "142", "143", "144", "145", "146",
    "147", "148", "149", "15", "151", "152", "153", "154", "155", "156", "157", "158", "159", "16", "161",
    "163", "164", "165", "166", "167", "168", "18", "181", "182", "183", "184", "185", "186", "188", "189",
    "19", "191", "192", "194", "195", "196", "197", "22", "221", "222", "223", "224", "225", "226", "228",
    "229", "24", "241", "242", "243", "244", "245", "246", "249", "30", "301", "302", "31", "311", "312",
    "313", "314", "315", "316", "317", "32", "322", "323", "324", "325", "33", "331", "336", "337", "339",
    "34", "341", "342", "343", "344", "345", "346", "347", "349", "35", "351", "352", "353", "354", "355",
    "356", "357", "358", "37", "373", "374", "375", "378", "38", "381", "382", "383", "384", "385", "386",
    "387", "388", "389", "39", "391", "392", "393", "395", "397", "398", "41", "411", "42", "421", "422",
    "423", "424", "425", "426", "427", "428", "429", "43", "431", "432", "433", "434", "435", "436", "437",
    "438", "44", "441", "442", "443", "444", "445", "446", "448", "449", "48", "481", "482", "483", "484",
    "485", "486", "487", "488", "489",
];

/// Below this a trade is a remote possibility, not an answer.
const ANSWER: f64 = 0.25;

#[test]
fn every_group_leads_to_a_family_and_to_a_trade_or_says_that_nothing_is_made() {
    let families = Families::embedded();
    let mut faults = Vec::new();
    for digits in CODES {
        let code: Cpv = format!("{digits:0<8}").parse().unwrap();
        let nothing = families
            .carried(&code)
            .is_some_and(|carried| carried.nothing.is_some());
        if nothing {
            continue;
        }
        if families.for_cpv(&code).is_empty() {
            faults.push(format!("{digits}: no family"));
        }
        let best = families
            .naf_for("", &[&code])
            .first()
            .map_or(0.0, |naf| naf.weight);
        if best < ANSWER {
            faults.push(format!("{digits}: best trade {best:.2}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_no_industry_makes_is_said() {
    let families = Families::embedded();
    for (code, goods) in [
        ("09123000", "mains gas"),
        ("09230000", "crude oil"),
        ("09310000", "electricity"),
        ("09323000", "heat from a network"),
        ("41110000", "drinking water"),
        ("41120000", "raw water"),
    ] {
        let code: Cpv = code.parse().unwrap();
        let carried = families
            .carried(&code)
            .unwrap_or_else(|| panic!("{code}, {goods}"));
        assert!(
            carried.nothing.is_some() && carried.families.is_empty(),
            "{code}, {goods}"
        );
    }
}
