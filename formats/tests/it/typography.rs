//! Spaces of French.

use formats::typography;
use proptest::prelude::*;

#[test]
fn spaces_and_apostrophes() {
    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(typography(input), expected);
    }
    check("Oui !", "Oui\u{202f}!");
    check(
        "Oui ; non ? 12 % ou 3 €",
        "Oui\u{202f}; non\u{202f}? 12\u{202f}% ou 3\u{202f}€",
    );
    check("ceci : cela", "ceci\u{a0}: cela");
    check("«mot» et « mot »", "«\u{a0}mot\u{a0}» et «\u{a0}mot\u{a0}»");
    check("l'eau, aujourd'hui", "l’eau, aujourd’hui");
    // Not sure: left alone.
    check("12:30 et http://a.fr?b", "12:30 et http://a.fr?b");
    check("5' et 'mot'", "5' et 'mot'");
    check("  début", "  début");
    check("déjà\u{a0}: bien\u{202f}!", "déjà\u{a0}: bien\u{202f}!");
}

proptest! {
    #[test]
    fn twice_is_once(text in "[a-c «»:;!?%€'’\u{a0}\u{202f}]{0,24}|.{0,24}") {
        let once = typography(&text);
        prop_assert_eq!(typography(&once), once);
    }

    #[test]
    fn words_are_kept(text in "[a-z «»:;!?%€\u{a0}]{0,24}") {
        let bare = |s: &str| s.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect::<String>();
        prop_assert_eq!(bare(&typography(&text)), bare(&text));
    }
}
