//! Messages of the TOML and JSON readers, said in French.

/// Line (from 1) of a byte offset in a text.
#[must_use]
pub fn line_of(text: &str, offset: usize) -> usize {
    let end = offset.min(text.len());
    1 + text.as_bytes()[..end].iter().filter(|b| **b == b'\n').count()
}

/// Turns a message of serde, toml or `serde_json` into a French sentence naming the field.
///
/// Messages that are already ours (codes, amounts) are kept.
///
/// ```
/// assert_eq!(
///     tender::sentence("unknown field `objets`, expected one of `objet`, `nature`"),
///     "champ inconnu « objets » ; vouliez-vous dire « objet » ?"
/// );
/// ```
#[must_use]
pub fn sentence(message: &str) -> String {
    let message = message.trim();
    // serde_json appends the place, which we give ourselves.
    let message = match message.rfind(" at line ") {
        Some(at) => &message[..at],
        None => message,
    };
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if message.starts_with("unknown field") {
        return unknown("champ inconnu", &quoted);
    }
    if message.starts_with("unknown variant") {
        return unknown("valeur inconnue", &quoted);
    }
    if let (true, Some(field)) = (message.starts_with("missing field"), quoted.first()) {
        return format!("il manque le champ « {field} », qui est obligatoire");
    }
    if message.starts_with("duplicate") {
        return match quoted.first() {
            Some(field) => format!("le champ « {field} » est donné deux fois"),
            None => "un champ est donné deux fois".to_owned(),
        };
    }
    for opening in ["invalid type: ", "invalid value: "] {
        if let Some(rest) = message.strip_prefix(opening) {
            let (found, expected) = rest.split_once(", expected ").unwrap_or((rest, ""));
            return format!(
                "valeur inattendue ({}) ; attendu : {}",
                kind(found),
                kind(expected)
            );
        }
    }
    if message.starts_with("invalid length") {
        return "liste de longueur inattendue".to_owned();
    }
    if message.starts_with("wanted ") {
        return "valeur inattendue ; attendu : un texte entre guillemets".to_owned();
    }
    if is_ours(message) {
        return message.to_owned();
    }
    // Syntax errors of the readers are in English: what matters to whoever wrote the file is the line.
    "écriture incorrecte : vérifiez les guillemets, les crochets, les virgules et les signes « = » de cette ligne".to_owned()
}

fn unknown(what: &str, quoted: &[&str]) -> String {
    let Some((found, known)) = quoted.split_first() else {
        return what.to_owned();
    };
    let closest = known.iter().min_by_key(|name| distance(found, name));
    match closest {
        Some(name) if distance(found, name) <= 2.max(found.len() / 3) => {
            format!("{what} « {found} » ; vouliez-vous dire « {name} » ?")
        }
        Some(_) => format!("{what} « {found} » ; attendu : {}", known.join(", ")),
        None => format!("{what} « {found} »"),
    }
}

fn kind(text: &str) -> String {
    let value = text.split('`').nth(1).or_else(|| text.split('"').nth(1));
    let name = match text.split([' ', ',']).next().unwrap_or(text) {
        "string" => "un texte",
        "integer" if text.contains('-') => "un nombre négatif",
        "u32" | "u64" | "usize" | "u8" => "un nombre entier positif",
        "integer" | "i64" => "un nombre entier",
        "floating" | "f64" => "un nombre",
        "boolean" | "bool" => "true ou false",
        "map" | "struct" => "un groupe de champs",
        "sequence" => "une liste",
        "null" | "unit" | "Option" | "option" => "rien",
        "datetime" => "une date",
        "a" if text.starts_with("a string") => "un texte",
        "a" if text.starts_with("a boolean") => "true ou false",
        "a" if text.starts_with("a sequence") => "une liste",
        "a" if text.starts_with("a map") => "un groupe de champs",
        _ => return text.replace('`', ""),
    };
    match value {
        Some(value) => format!("{name} : {value}"),
        None => name.to_owned(),
    }
}

/// Our own messages (codes, amounts, dates, choices) hold a word that no reader's message holds.
fn is_ours(message: &str) -> bool {
    ["«", "attendu", "montant", "il faut"]
        .iter()
        .any(|word| message.contains(word))
}

/// Edit distance, for short field names.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let substitution = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substitution.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}
