//! Conditions on capabilities: reading them, and judging them when facts are missing.

use families::{CapabilityKey, Known, Predicate, Status, Truth};

const A: &str = "certification:chaine-de-controle-bois";
const B: &str = "repair:atelier";
const C: &str = "lead-time:sous-24-heures";

/// « a & !b » with the short names standing for real keys.
fn read(short: &str) -> Predicate {
    let text = short.replace('a', A).replace("b ", &format!("{B} "));
    let text = match text.strip_suffix('b') {
        Some(rest) => format!("{rest}{B}"),
        None => text,
    };
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn facts(a: Known, b: Known) -> impl Fn(&CapabilityKey) -> Known {
    move |key| match key.as_str() {
        A => a,
        B => b,
        _ => Known::Unknown,
    }
}

const YES: Known = Known::Yes(Status::Declare);
const NO: Known = Known::No(Status::Declare);
const UNKNOWN: Known = Known::Unknown;

#[test]
fn truth_tables_of_kleene() {
    use Truth::{No, Unknown, Yes};
    for (a, b, and, or, not) in [
        (YES, YES, Yes, Yes, No),
        (YES, UNKNOWN, Unknown, Yes, No),
        (YES, NO, No, Yes, No),
        (UNKNOWN, YES, Unknown, Yes, Unknown),
        (UNKNOWN, UNKNOWN, Unknown, Unknown, Unknown),
        (UNKNOWN, NO, No, Unknown, Unknown),
        (NO, YES, No, Yes, Yes),
        (NO, UNKNOWN, No, Unknown, Yes),
        (NO, NO, No, No, Yes),
    ] {
        let known = facts(a, b);
        let both: Predicate = format!("{A} & {B}").parse().unwrap();
        let either: Predicate = format!("{A} | {B}").parse().unwrap();
        let none: Predicate = format!("!{A}").parse().unwrap();
        assert_eq!(both.evaluate(&known), and, "{a:?} & {b:?}");
        assert_eq!(either.evaluate(&known), or, "{a:?} | {b:?}");
        assert_eq!(none.evaluate(&known), not, "!{a:?}");
    }
}

#[test]
fn a_deduction_counts_for_makes_only() {
    let deduced = |_: &CapabilityKey| Known::Yes(Status::Deduit);
    let makes: Predicate = "makes:mobilier-scolaire".parse().unwrap();
    let certified: Predicate = A.parse().unwrap();
    assert_eq!(makes.evaluate(&deduced), Truth::Yes);
    assert_eq!(makes.judge(&deduced).status, Some(Status::Deduit));
    assert_eq!(certified.evaluate(&deduced), Truth::Unknown);
    assert_eq!(certified.judge(&deduced).status, None);
    let refuted = |_: &CapabilityKey| Known::No(Status::Deduit);
    assert_eq!(certified.evaluate(&refuted), Truth::Unknown);
}

#[test]
fn a_conclusion_rests_on_its_weakest_fact() {
    let known = |key: &CapabilityKey| match key.as_str() {
        A => Known::Yes(Status::Verifie),
        B => Known::Yes(Status::Declare),
        C => Known::No(Status::Verifie),
        _ => Known::Unknown,
    };
    for (text, truth, status) in [
        (format!("{A} & {B}"), Truth::Yes, Some(Status::Declare)),
        (format!("{A} | {B}"), Truth::Yes, Some(Status::Verifie)),
        (format!("{A} & {C}"), Truth::No, Some(Status::Verifie)),
        (format!("!{C} & {B}"), Truth::Yes, Some(Status::Declare)),
        (format!("{A} & repair:garantie-longue"), Truth::Unknown, None),
    ] {
        let judgement = text.parse::<Predicate>().unwrap().judge(&known);
        assert_eq!((judgement.truth, judgement.status), (truth, status), "{text}");
    }
}

/// All predicates over two keys, up to a depth.
fn all_predicates(depth: usize) -> Vec<Predicate> {
    let leaves: Vec<Predicate> = [A, B].iter().map(|key| key.parse().unwrap()).collect();
    if depth == 0 {
        return leaves;
    }
    let smaller = all_predicates(depth - 1);
    let mut out = leaves;
    for left in &smaller {
        out.push(Predicate::Not(Box::new(left.clone())));
        for right in &smaller {
            out.push(Predicate::All(vec![left.clone(), right.clone()]));
            out.push(Predicate::Any(vec![left.clone(), right.clone()]));
        }
    }
    out
}

#[test]
fn learning_a_fact_never_reverses_a_conclusion() {
    let predicates = all_predicates(2);
    assert!(predicates.len() > 100);
    for predicate in &predicates {
        for a in [YES, NO, UNKNOWN] {
            for b in [YES, NO, UNKNOWN] {
                let before = predicate.evaluate(&facts(a, b));
                if before == Truth::Unknown {
                    continue;
                }
                for learnt in [YES, NO] {
                    let a2 = if a == UNKNOWN { learnt } else { a };
                    for learnt in [YES, NO] {
                        let b2 = if b == UNKNOWN { learnt } else { b };
                        let after = predicate.evaluate(&facts(a2, b2));
                        assert_eq!(before, after, "{predicate} with {a:?} {b:?} then {a2:?} {b2:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn writing_then_reading_gives_the_same_condition() {
    for predicate in all_predicates(2) {
        let text = predicate.to_string();
        let again: Predicate = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        for a in [YES, NO, UNKNOWN] {
            for b in [YES, NO, UNKNOWN] {
                assert_eq!(
                    predicate.evaluate(&facts(a, b)),
                    again.evaluate(&facts(a, b)),
                    "{text}"
                );
            }
        }
        assert_eq!(again.to_string(), text);
    }
}

#[test]
fn not_binds_tighter_than_and_and_tighter_than_or() {
    let Predicate::Any(parts) = read("!a & b | b") else {
        panic!("an « or » at the top");
    };
    assert_eq!(parts.len(), 2);
    assert!(matches!(&parts[0], Predicate::All(inner) if matches!(inner[0], Predicate::Not(_))));
    assert_eq!(read("!a & b | b").keys().len(), 2);
    assert!(matches!(
        format!("!({A} | {B})").parse().unwrap(),
        Predicate::Not(_)
    ));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    for (text, expected) in [
        ("", "caractère 1"),
        ("repair:atelier &", "capacité"),
        ("(repair:atelier", "parenthèse"),
        ("repair:atelier repair:pieces-detachees", "&, |"),
        ("repair:inconnu", "repair:inconnu"),
        ("& repair:atelier", "caractère 1"),
    ] {
        let error = text.parse::<Predicate>().unwrap_err().to_string();
        assert!(error.contains(expected), "« {text} »: {error}");
    }
    let deep = "!".repeat(5_000) + "repair:atelier";
    assert!(deep.parse::<Predicate>().is_err());
}
