//! Names of letters in fonts, and the encoding of fonts that say nothing of theirs.

/// Characters of the name of a letter, by the rules of the Adobe Glyph List: what follows a full stop is a
/// variant, underscores join the parts of a ligature, `uni` and `u` give a number.
pub(super) fn characters(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let bare = name.split('.').next().filter(|bare| !bare.is_empty())?;
    let parts: Option<Vec<String>> = bare.split('_').map(part).collect();
    parts.map(|parts| parts.concat()).filter(|text| !text.is_empty())
}

fn part(name: &str) -> Option<String> {
    if let Some(ligature) = ligature(name) {
        return Some(ligature.to_owned());
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_ascii_alphabetic()
    {
        return Some(letter.to_string());
    }
    if let Ok(at) = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)) {
        return Some(NAMES[at].1.to_string());
    }
    let number = |digits: &str| {
        u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32)
            .filter(|c| !c.is_control())
            .map(String::from)
    };
    match name.strip_prefix("uni") {
        Some(digits) if digits.len() >= 4 && digits.is_ascii() => {
            return digits
                .as_bytes()
                .chunks_exact(4)
                .map(|four| number(std::str::from_utf8(four).ok()?))
                .collect();
        }
        _ => {}
    }
    name.strip_prefix('u')
        .filter(|digits| (4..=6).contains(&digits.len()))
        .and_then(number)
}

fn ligature(name: &str) -> Option<&'static str> {
    Some(match name {
        "fi" => "fi",
        "fl" => "fl",
        "ff" => "ff",
        "ffi" => "ffi",
        "ffl" => "ffl",
        "ft" => "ft",
        "st" => "st",
        _ => return None,
    })
}

/// Single characters that stand for several letters.
pub(super) fn unjoined(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// A byte in the encoding « Standard ».
pub(super) fn standard(byte: u8) -> Option<char> {
    #[rustfmt::skip]
    const HIGH: &[(u8, char)] = &[
        (0xa1, '¡'), (0xa2, '¢'), (0xa3, '£'), (0xa4, '⁄'), (0xa5, '¥'), (0xa6, 'ƒ'), (0xa7, '§'), (0xa8, '¤'),
        (0xa9, '\''), (0xaa, '“'), (0xab, '«'), (0xac, '‹'), (0xad, '›'), (0xae, '\u{fb01}'), (0xaf, '\u{fb02}'),
        (0xb1, '–'), (0xb2, '†'), (0xb3, '‡'), (0xb4, '·'), (0xb6, '¶'), (0xb7, '•'), (0xb8, '‚'), (0xb9, '„'),
        (0xba, '”'), (0xbb, '»'), (0xbc, '…'), (0xbd, '‰'), (0xbf, '¿'), (0xc1, '`'), (0xc2, '´'), (0xc3, 'ˆ'),
        (0xc4, '˜'), (0xc5, '¯'), (0xc6, '˘'), (0xc7, '˙'), (0xc8, '¨'), (0xca, '˚'), (0xcb, '¸'), (0xcd, '˝'),
        (0xce, '˛'), (0xcf, 'ˇ'), (0xd0, '—'), (0xe1, 'Æ'), (0xe3, 'ª'), (0xe8, 'Ł'), (0xe9, 'Ø'), (0xea, 'Œ'),
        (0xeb, 'º'), (0xf1, 'æ'), (0xf5, 'ı'), (0xf8, 'ł'), (0xf9, 'ø'), (0xfa, 'œ'), (0xfb, 'ß'),
    ];
    match byte {
        b'\'' => Some('’'),
        b'`' => Some('‘'),
        0x20..=0x7e => Some(char::from(byte)),
        _ => HIGH.iter().find(|(code, _)| *code == byte).map(|(_, c)| *c),
    }
}

/// Names of letters other than those of the alphabet, in order.
#[rustfmt::skip]
const NAMES: &[(&str, char)] = &[
    ("AE", 'Æ'), ("Aacute", 'Á'), ("Abreve", 'Ă'), ("Acircumflex", 'Â'), ("Adieresis", 'Ä'),
    ("Agrave", 'À'), ("Amacron", 'Ā'), ("Aogonek", 'Ą'), ("Aring", 'Å'), ("Atilde", 'Ã'), ("Cacute", 'Ć'),
    ("Ccaron", 'Č'), ("Ccedilla", 'Ç'), ("Ccircumflex", 'Ĉ'), ("Cdotaccent", 'Ċ'), ("Dcaron", 'Ď'),
    ("Delta", '∆'), ("Eacute", 'É'), ("Ebreve", 'Ĕ'), ("Ecaron", 'Ě'), ("Ecircumflex", 'Ê'),
    ("Edieresis", 'Ë'), ("Edotaccent", 'Ė'), ("Egrave", 'È'), ("Emacron", 'Ē'), ("Eogonek", 'Ę'),
    ("Eth", 'Ð'), ("Euro", '€'), ("Gbreve", 'Ğ'), ("Gcedilla", 'Ģ'), ("Gcircumflex", 'Ĝ'),
    ("Gdotaccent", 'Ġ'), ("H18543", '▪'), ("H22073", '□'), ("Hcircumflex", 'Ĥ'), ("Iacute", 'Í'),
    ("Ibreve", 'Ĭ'), ("Icircumflex", 'Î'), ("Idieresis", 'Ï'), ("Idotaccent", 'İ'), ("Igrave", 'Ì'),
    ("Imacron", 'Ī'), ("Iogonek", 'Į'), ("Itilde", 'Ĩ'), ("Jcircumflex", 'Ĵ'), ("Kcedilla", 'Ķ'),
    ("Lacute", 'Ĺ'), ("Lcaron", 'Ľ'), ("Lcedilla", 'Ļ'), ("Lslash", 'Ł'), ("Nacute", 'Ń'), ("Ncaron", 'Ň'),
    ("Ncedilla", 'Ņ'), ("Ntilde", 'Ñ'), ("OE", 'Œ'), ("Oacute", 'Ó'), ("Obreve", 'Ŏ'), ("Ocircumflex", 'Ô'),
    ("Odieresis", 'Ö'), ("Ograve", 'Ò'), ("Ohungarumlaut", 'Ő'), ("Omacron", 'Ō'), ("Omega", 'Ω'),
    ("Oslash", 'Ø'), ("Otilde", 'Õ'), ("Racute", 'Ŕ'), ("Rcaron", 'Ř'), ("Rcedilla", 'Ŗ'), ("Sacute", 'Ś'),
    ("Scaron", 'Š'), ("Scedilla", 'Ş'), ("Scircumflex", 'Ŝ'), ("Tcaron", 'Ť'), ("Tcedilla", 'Ţ'),
    ("Thorn", 'Þ'), ("Uacute", 'Ú'), ("Ubreve", 'Ŭ'), ("Ucircumflex", 'Û'), ("Udieresis", 'Ü'),
    ("Ugrave", 'Ù'), ("Uhungarumlaut", 'Ű'), ("Umacron", 'Ū'), ("Uogonek", 'Ų'), ("Uring", 'Ů'),
    ("Utilde", 'Ũ'), ("Wcircumflex", 'Ŵ'), ("Yacute", 'Ý'), ("Ycircumflex", 'Ŷ'), ("Ydieresis", 'Ÿ'),
    ("Zacute", 'Ź'), ("Zcaron", 'Ž'), ("Zdotaccent", 'Ż'), ("aacute", 'á'), ("abreve", 'ă'),
    ("acircumflex", 'â'), ("acute", '´'), ("adieresis", 'ä'), ("ae", 'æ'), ("afii61352", '№'),
    ("agrave", 'à'), ("alpha", 'α'), ("amacron", 'ā'), ("ampersand", '&'), ("aogonek", 'ą'),
    ("approxequal", '≈'), ("aring", 'å'), ("arrowdown", '↓'), ("arrowleft", '←'), ("arrowright", '→'),
    ("arrowup", '↑'), ("asciicircum", '^'), ("asciitilde", '~'), ("asterisk", '*'), ("at", '@'),
    ("atilde", 'ã'), ("backslash", '\\'), ("bar", '|'), ("beta", 'β'), ("blackcircle", '●'),
    ("braceleft", '{'), ("braceright", '}'), ("bracketleft", '['), ("bracketright", ']'), ("breve", '˘'),
    ("brokenbar", '¦'), ("bullet", '•'), ("cacute", 'ć'), ("caron", 'ˇ'), ("ccaron", 'č'),
    ("ccedilla", 'ç'), ("ccircumflex", 'ĉ'), ("cdotaccent", 'ċ'), ("cedilla", '¸'), ("cent", '¢'),
    ("checkmark", '✓'), ("circle", '○'), ("circumflex", 'ˆ'), ("colon", ':'), ("comma", ','),
    ("copyright", '©'), ("currency", '¤'), ("dagger", '†'), ("daggerdbl", '‡'), ("dcaron", 'ď'),
    ("degree", '°'), ("dieresis", '¨'), ("divide", '÷'), ("dollar", '$'), ("dotaccent", '˙'),
    ("dotlessi", 'ı'), ("eacute", 'é'), ("ebreve", 'ĕ'), ("ecaron", 'ě'), ("ecircumflex", 'ê'),
    ("edieresis", 'ë'), ("edotaccent", 'ė'), ("egrave", 'è'), ("eight", '8'), ("ellipsis", '…'),
    ("emacron", 'ē'), ("emdash", '—'), ("endash", '–'), ("eogonek", 'ę'), ("equal", '='),
    ("estimated", '℮'), ("eth", 'ð'), ("euro", '€'), ("exclam", '!'), ("exclamdown", '¡'),
    ("figuredash", '‒'), ("filledbox", '■'), ("five", '5'), ("florin", 'ƒ'), ("four", '4'),
    ("fraction", '⁄'), ("gamma", 'γ'), ("gbreve", 'ğ'), ("gcedilla", 'ģ'), ("gcircumflex", 'ĝ'),
    ("gdotaccent", 'ġ'), ("germandbls", 'ß'), ("grave", '`'), ("greater", '>'), ("greaterequal", '≥'),
    ("guillemotleft", '«'), ("guillemotright", '»'), ("guilsinglleft", '‹'), ("guilsinglright", '›'),
    ("hcircumflex", 'ĥ'), ("horizontalbar", '―'), ("hungarumlaut", '˝'), ("hyphen", '-'),
    ("hyphentwo", '\u{2010}'), ("iacute", 'í'), ("ibreve", 'ĭ'), ("icircumflex", 'î'), ("idieresis", 'ï'),
    ("igrave", 'ì'), ("imacron", 'ī'), ("infinity", '∞'), ("iogonek", 'į'), ("itilde", 'ĩ'),
    ("jcircumflex", 'ĵ'), ("kcedilla", 'ķ'), ("lacute", 'ĺ'), ("lambda", 'λ'), ("lcaron", 'ľ'),
    ("lcedilla", 'ļ'), ("less", '<'), ("lessequal", '≤'), ("logicalnot", '¬'), ("lozenge", '◊'),
    ("lslash", 'ł'), ("macron", '¯'), ("middot", '·'), ("minus", '−'), ("minute", '′'), ("mu", 'µ'),
    ("multiply", '×'), ("nacute", 'ń'), ("nbspace", '\u{a0}'), ("ncaron", 'ň'), ("ncedilla", 'ņ'),
    ("nine", '9'), ("nonbreakingspace", '\u{a0}'), ("notequal", '≠'), ("ntilde", 'ñ'), ("numbersign", '#'),
    ("oacute", 'ó'), ("obreve", 'ŏ'), ("ocircumflex", 'ô'), ("odieresis", 'ö'), ("oe", 'œ'),
    ("ogonek", '˛'), ("ograve", 'ò'), ("ohungarumlaut", 'ő'), ("omacron", 'ō'), ("one", '1'),
    ("onehalf", '½'), ("onequarter", '¼'), ("onesuperior", '¹'), ("ordfeminine", 'ª'),
    ("ordmasculine", 'º'), ("oslash", 'ø'), ("otilde", 'õ'), ("paragraph", '¶'), ("parenleft", '('),
    ("parenright", ')'), ("partialdiff", '∂'), ("percent", '%'), ("period", '.'), ("periodcentered", '·'),
    ("perthousand", '‰'), ("pi", 'π'), ("plus", '+'), ("plusminus", '±'), ("question", '?'),
    ("questiondown", '¿'), ("quotedbl", '"'), ("quotedblbase", '„'), ("quotedblleft", '“'),
    ("quotedblright", '”'), ("quoteleft", '‘'), ("quoteright", '’'), ("quotesinglbase", '‚'),
    ("quotesingle", '\''), ("racute", 'ŕ'), ("radical", '√'), ("rcaron", 'ř'), ("rcedilla", 'ŗ'),
    ("registered", '®'), ("ring", '˚'), ("sacute", 'ś'), ("scaron", 'š'), ("scedilla", 'ş'),
    ("scircumflex", 'ŝ'), ("second", '″'), ("section", '§'), ("semicolon", ';'), ("seven", '7'),
    ("sfthyphen", '\u{ad}'), ("sigma", 'σ'), ("six", '6'), ("slash", '/'), ("softhyphen", '\u{ad}'),
    ("space", ' '), ("square", '□'), ("sterling", '£'), ("summation", '∑'), ("tcaron", 'ť'),
    ("tcedilla", 'ţ'), ("thorn", 'þ'), ("three", '3'), ("threequarters", '¾'), ("threesuperior", '³'),
    ("tilde", '˜'), ("trademark", '™'), ("two", '2'), ("twosuperior", '²'), ("uacute", 'ú'),
    ("ubreve", 'ŭ'), ("ucircumflex", 'û'), ("udieresis", 'ü'), ("ugrave", 'ù'), ("uhungarumlaut", 'ű'),
    ("umacron", 'ū'), ("underscore", '_'), ("uogonek", 'ų'), ("uring", 'ů'), ("utilde", 'ũ'),
    ("wcircumflex", 'ŵ'), ("yacute", 'ý'), ("ycircumflex", 'ŷ'), ("ydieresis", 'ÿ'), ("yen", '¥'),
    ("zacute", 'ź'), ("zcaron", 'ž'), ("zdotaccent", 'ż'), ("zero", '0'),
];

#[cfg(test)]
mod tests {
    use super::{NAMES, characters};

    #[test]
    fn names() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(characters(name.as_bytes()).as_deref(), expected, "{name}");
        };
        check("eacute", Some("é"));
        check("Euro", Some("€"));
        check("f_f_i", Some("ffi"));
        check("a.sc", Some("a"));
        check("uni00E9", Some("é"));
        check("u20AC", Some("€"));
        check("fi", Some("fi"));
        check("g12", None);
        check(".notdef", None);
    }
}
