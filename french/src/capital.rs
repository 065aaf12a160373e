//! A capital at the head.

/// The words with their first letter as a capital; the rest as it is.
///
/// ```
/// assert_eq!(french::capital("état du CCTP"), "État du CCTP");
/// assert_eq!(french::capital(""), "");
/// ```
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
