//! French typography of what is shown: spaces that do not break.

/// The same text with no-break spaces inside guillemets and before high signs.
pub(crate) fn typographic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let breaks =
            c == ' ' && (out.ends_with('«') || chars.peek().is_some_and(|next| "»:;?!%€".contains(*next)));
        out.push(if breaks { '\u{a0}' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::typographic;

    #[test]
    fn spaces_that_do_not_break() {
        for (plain, set) in [
            (
                "la mention « ou équivalent »",
                "la mention «\u{a0}ou équivalent\u{a0}»",
            ),
            (
                "à vérifier : 60 % ; non",
                "à vérifier\u{a0}: 60\u{a0}%\u{a0}; non",
            ),
            ("déjà\u{a0}: fait", "déjà\u{a0}: fait"),
        ] {
            assert_eq!(typographic(plain), set);
        }
    }
}
