//! What the format alone cannot say: articles exist, variables are declared and used, criteria have their question.

mod bounds;
mod sharing;
mod succession;
mod ties;

use std::collections::BTreeSet;

use crate::{
    ClauseError, Criterion, Facet, GLOBALS, HOLDER, Kind, Library, Module, PIECES, Span, VariableKind,
};

/// What other rooms know and a clause may name.
pub struct Vocabulary<'a> {
    /// Whether an article, a case or a CCAG article of that id is known to the law.
    pub knows_article: &'a dyn Fn(&str) -> bool,
    /// Whether the law has this parameter.
    pub knows_parameter: &'a dyn Fn(&str) -> bool,
    /// Whether this family exists.
    pub knows_family: &'a dyn Fn(&str) -> bool,
    /// Why a capability predicate cannot be read, if so.
    pub predicate_error: &'a dyn Fn(&str) -> Option<String>,
    /// Whether a facet of that id exists outside the modules under review.
    pub knows_facet: &'a dyn Fn(&str) -> bool,
    /// Whether a module of that id, outside those under review, is out of the default set.
    pub knows_option: &'a dyn Fn(&str) -> bool,
    /// Whether a requirement that cites this article waits for the buyer's own reason: never by default.
    pub asks_reason: &'a dyn Fn(&str) -> bool,
    /// Ids of the obligations.
    pub obligations: &'a [&'a str],
    /// Whether the plan of a document has this article: (document, place).
    pub knows_place: &'a dyn Fn(&str, &str) -> bool,
    /// Whether a notice has this field (`BT-774`).
    pub knows_bt: &'a dyn Fn(&str) -> bool,
}

/// Every departure from the rules of `clauses/FORMAT.md` that a reader of one file could not see.
#[must_use]
pub fn validate(library: &Library, words: &Vocabulary<'_>) -> Vec<ClauseError> {
    let mut errors = Vec::new();
    for module in library.modules() {
        for family in &module.head.families {
            if !(words.knows_family)(family) {
                errors.push(at(module, 1, format!("famille inconnue « {family} »")));
            }
        }
        if (module.head.default || module.head.justification.is_none())
            && let Some(article) = guarded(module, words)
        {
            errors.push(at(
                module,
                1,
                format!(
                    "une clause fondée sur {article} n’est jamais proposée d’office, et demande à l’acheteur son motif écrit \
                     (default = false, et justification)"
                ),
            ));
        }
        let mut headings = BTreeSet::new();
        for facet in &module.facets {
            let mut say = |message: String| {
                errors.push(at(module, facet.line, format!("{} : {message}", facet.heading)))
            };
            if !headings.insert(&facet.heading) {
                say("facette donnée deux fois".to_owned());
            }
            head(module, facet, words, library, &mut say);
            kind(module, facet, &mut say);
            variables(facet, words, &mut say);
            bounds::bounds(facet, &mut say);
            ties::ties(module, facet, library, &mut say);
            succession::succession(facet, &mut say);
        }
    }
    errors.extend(sharing::sharing(library));
    errors.sort();
    errors
}

/// The article that a requirement of the module rests on and that asks for a reason.
fn guarded<'a>(module: &'a Module, words: &Vocabulary<'_>) -> Option<&'a str> {
    module
        .facets
        .iter()
        .filter(|facet| facet.kind.asks_makers() || facet.kind == Kind::Selection)
        .flat_map(|facet| &facet.head.legal_basis)
        .find(|article| (words.asks_reason)(article))
        .map(String::as_str)
}

fn at(module: &Module, line: usize, message: String) -> ClauseError {
    ClauseError {
        file: module.file.clone(),
        line,
        message,
    }
}

fn head(
    module: &Module,
    facet: &Facet,
    words: &Vocabulary<'_>,
    library: &Library,
    say: &mut dyn FnMut(String),
) {
    let head = &facet.head;
    if !(words.knows_place)(&head.document, &head.place) {
        say(format!(
            "le plan de « {} » n’a pas d’article « {} »",
            head.document, head.place
        ));
    }
    for article in head.legal_basis.iter().chain(&head.derogates) {
        if !(words.knows_article)(article) {
            say(format!("article inconnu de law/ « {article} »"));
        }
    }
    for code in head.eforms.iter().filter(|code| !(words.knows_bt)(code)) {
        say(format!("champ d’avis inconnu « {code} » (eforms)"));
    }
    if head.legal_basis.is_empty()
        && matches!(
            facet.kind,
            Kind::Exigence | Kind::Critere | Kind::Execution | Kind::Selection
        )
    {
        say("aucun fondement juridique (legal_basis)".to_owned());
    }
    let named = head.satisfies.iter();
    let conditions = facet.texts.iter().map(|text| &text.head.when).chain([&head.when]);
    for id in named.chain(
        conditions
            .clone()
            .flat_map(|when| when.due.iter().chain(&when.not_due)),
    ) {
        if !words.obligations.contains(&id.as_str()) {
            say(format!("obligation inconnue « {id} »"));
        }
    }
    for id in conditions
        .clone()
        .flat_map(|when| when.chosen.iter().chain(&when.not_chosen))
    {
        let option = library
            .modules()
            .iter()
            .find(|module| module.head.id == *id)
            .map(|module| !module.head.default);
        if !option.unwrap_or_else(|| (words.knows_option)(id)) {
            say(format!(
                "« {id} » n’est pas une option (module hors du jeu par défaut)"
            ));
        }
    }
    for family in conditions.clone().flat_map(|when| &when.not_families) {
        if !(words.knows_family)(family) {
            say(format!("famille inconnue « {family} »"));
        }
    }
    for name in conditions.flat_map(|when| when.known.iter().chain(&when.unknown)) {
        if !GLOBALS.iter().any(|global| global.name == name) {
            say(format!("fait inconnu « {name} »"));
        }
    }
    for id in head.requires.iter().chain(&head.conflicts).chain(&head.suggests) {
        if library.facet(id).is_none() && !(words.knows_facet)(id) {
            say(format!("facette inconnue « {id} »"));
        }
    }
    for (name, target) in [
        ("proves", &head.proves),
        ("answers", &head.answers),
        ("punishes", &head.punishes),
        ("follows", &head.follows),
    ] {
        if let Some(target) = target
            && module.facet(target).is_none()
        {
            say(format!("{name} : le module n’a pas de facette « {target} »"));
        }
    }
    if let Some(Err(message)) = head
        .needs
        .as_deref()
        .map(|text| (words.predicate_error)(text).map_or(Ok(()), Err))
    {
        say(format!("needs : {message}"));
    }
}

fn kind(module: &Module, facet: &Facet, say: &mut dyn FnMut(String)) {
    let head = &facet.head;
    if facet.kind.asks_makers() {
        if head.needs.is_some() == head.no_predicate.is_some() {
            say("il faut « needs » ou « no_predicate », l’un des deux".to_owned());
        }
        if head
            .level_reason
            .as_deref()
            .is_none_or(|reason| reason.trim().is_empty())
        {
            say("il manque la raison du niveau (level_reason)".to_owned());
        }
    }
    if matches!(facet.kind, Kind::Exigence | Kind::Execution) {
        let served = module
            .facets
            .iter()
            .any(|other| other.serves() == Some(&facet.heading) && other.kind != Kind::Question);
        if served == head.no_proof.is_some() {
            say(
                "il faut une preuve, un suivi ou une pénalité, ou bien « no_proof », l’un des deux"
                    .to_owned(),
            );
        }
    } else if facet.kind == Kind::Question {
        // What is scored is joined, or says why nothing is.
        let target = head.answers.as_deref();
        let criterion =
            |other: &&Facet| other.kind == Kind::Critere && Some(other.heading.as_str()) == target;
        let proved = |other: &&Facet| other.kind == Kind::Preuve && other.serves() == target;
        let scored = module.facets.iter().find(criterion).is_some();
        let ways = usize::from(module.facets.iter().any(|other| proved(&other)))
            + usize::from(!head.evidence.is_empty())
            + usize::from(head.no_proof.is_some());
        if scored && ways != 1 {
            say("une question notée dit ce que le candidat joint : « evidence », une facette preuve du critère, ou bien \
                 « no_proof », l’un des trois"
                .to_owned());
        }
        if !scored && head.no_proof.is_some() {
            say("« no_proof » va avec une question notée, une exigence ou une exécution".to_owned());
        }
    } else if head.no_proof.is_some() {
        say("« no_proof » va avec une question notée, une exigence ou une exécution".to_owned());
    }
    if !head.evidence.is_empty() && !matches!(facet.kind, Kind::Preuve | Kind::Question) {
        say("« evidence » va avec une preuve ou une question".to_owned());
    }
    // What the law sets is neither scored nor one level among others.
    if head.regulatory
        && !(facet.level == crate::Level::Socle && matches!(facet.kind, Kind::Exigence | Kind::Execution))
    {
        say("« regulatory » va avec le socle d’une exigence ou d’une exécution, et avec lui seul".to_owned());
    }
    if (facet.kind == Kind::Critere) != head.criterion.is_some() {
        say("« criterion » va avec le genre critere, et avec lui seul".to_owned());
    }
    if let Some(criterion) = &head.criterion {
        if !Criterion::GROUPS.iter().any(|(slug, _)| *slug == criterion.group) {
            say(format!("groupe de critères inconnu « {} »", criterion.group));
        }
        let weight = &criterion.weight;
        if weight.min > weight.max || weight.max > 100 {
            say("poids : min, max et 100 dans cet ordre".to_owned());
        }
        match weight.default {
            None if !weight.rest => say("poids : il manque « default »".to_owned()),
            Some(n) if !(weight.min..=weight.max).contains(&n) => {
                say("poids : default hors des bornes".to_owned())
            }
            _ => {}
        }
        let asked = module
            .facets
            .iter()
            .any(|q| q.head.answers.as_deref() == Some(&facet.heading));
        if criterion.group != "prix" && !asked {
            say("ce critère n’a pas sa question".to_owned());
        }
    }
    let needed = match facet.kind {
        Kind::Preuve if head.proves.is_none() => Some("proves"),
        Kind::Preuve if head.evidence.is_empty() => Some("evidence"),
        Kind::Question if head.answers.is_none() => Some("answers"),
        Kind::Question if head.answer.is_none() => Some("answer"),
        Kind::Penalite if head.punishes.is_none() => Some("punishes"),
        Kind::Suivi if head.follows.is_none() => Some("follows"),
        Kind::Suivi if head.who.is_none() => Some("who"),
        Kind::Suivi if head.when_checked.is_none() => Some("when_checked"),
        _ => None,
    };
    if let Some(field) = needed {
        say(format!("il manque « {field} »"));
    }
    if let Some(answer) = &head.answer
        && !["number", "text", "yes-no", "date", "document"].contains(&answer.as_str())
    {
        say(format!("genre de réponse inconnu « {answer} »"));
    }
    if head
        .evidence
        .iter()
        .any(|group| !["léger", "moyen", "lourd"].contains(&group.weight_sme.as_str()))
    {
        say("weight_sme : léger, moyen ou lourd".to_owned());
    }
}

fn variables(facet: &Facet, words: &Vocabulary<'_>, say: &mut dyn FnMut(String)) {
    let mut used = BTreeSet::new();
    for span in facet
        .texts
        .iter()
        .flat_map(|text| &text.body)
        .flat_map(crate::Piece::spans)
    {
        match span {
            Span::Variable(name) => {
                used.insert(name.as_str());
            }
            Span::Reference(place) if !(words.knows_place)(&facet.head.document, place) => {
                say(format!("renvoi à un article inconnu « {place} »"));
            }
            _ => {}
        }
    }
    for name in &used {
        let known = match name.strip_prefix("law.") {
            Some(parameter) => (words.knows_parameter)(parameter),
            None => {
                facet.variable(name).is_some()
                    || GLOBALS.iter().any(|global| global.name == *name)
                    || PIECES.contains(name)
                    || HOLDER.iter().any(|(field, _)| field == name)
            }
        };
        if !known {
            say(format!("variable inconnue « {name} »"));
        }
        if *name == "tender.amount_ht" {
            say("l’estimation de l’acheteur ne paraît dans aucune pièce publiée".to_owned());
        }
    }
    // A criterion also uses its variables in its measure and calculation.
    let in_criterion = |name: &str| {
        facet.head.criterion.as_ref().is_some_and(|c| {
            let mark = format!("{{{{{name}}}}}");
            c.measure.contains(&mark) || c.calculation.contains(&mark)
        })
    };
    for variable in &facet.head.variables {
        if !used.contains(variable.name.as_str()) && !in_criterion(&variable.name) {
            say(format!(
                "variable déclarée mais jamais employée « {} »",
                variable.name
            ));
        }
        let choice = variable.kind == VariableKind::Choice;
        if choice == variable.options.is_empty() {
            say(format!(
                "variable « {} » : « options » va avec le genre choice",
                variable.name
            ));
        }
        if let Some(tender::Value::Number(n)) = variable.default
            && (variable.min.is_some_and(|min| n < min) || variable.max.is_some_and(|max| n > max))
        {
            say(format!(
                "variable « {} » : default hors des bornes",
                variable.name
            ));
        }
    }
}
