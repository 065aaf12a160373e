//! `docs/clauses.md`: the clause library counted, shelf by shelf, and its exceptions with their reasons.

use std::collections::BTreeMap;

use clauses::{Facet, Kind, Library, Module};

/// Where the page is written, from the root of the repository.
pub(crate) const PAGE: &str = "docs/clauses.md";

/// Facets of some modules, counted.
#[derive(Default)]
struct Counts {
    modules: usize,
    facets: usize,
    /// Requirements and performance conditions; of which proved, followed or punished.
    demands: usize,
    shown: usize,
    /// Criteria; of which measured with a unit or a grid, and asked.
    criteria: usize,
    measured: usize,
    asked: usize,
    /// What makers must be able to do; of which tied to a capability.
    makers: usize,
    tied: usize,
    /// First and last day of review, as written.
    reviewed: Option<(String, String)>,
}

impl Counts {
    fn add(&mut self, module: &Module) {
        self.modules += 1;
        let day = module.head.reviewed.to_string();
        self.reviewed = Some(match self.reviewed.take() {
            None => (day.clone(), day),
            Some((first, last)) => (first.min(day.clone()), last.max(day)),
        });
        for facet in &module.facets {
            self.facets += 1;
            if matches!(facet.kind, Kind::Exigence | Kind::Execution) {
                self.demands += 1;
                self.shown += usize::from(is_shown(module, facet));
            }
            if let Some(criterion) = &facet.head.criterion {
                self.criteria += 1;
                self.measured +=
                    usize::from(!criterion.measure.is_empty() && !criterion.calculation.is_empty());
                self.asked += usize::from(is_asked(module, facet));
            }
            if facet.kind.asks_makers() {
                self.makers += 1;
                self.tied += usize::from(facet.head.needs.is_some());
            }
        }
    }

    fn row(&self, name: &str) -> String {
        let (first, last) = self.reviewed.clone().unwrap_or_default();
        let days = if first == last {
            first
        } else {
            format!("{first} au {last}")
        };
        format!(
            "| {name} | {} | {} | {} | {} | {} | {} | {days} |\n",
            self.modules,
            self.facets,
            share(self.shown, self.demands),
            share(self.measured, self.criteria),
            share(self.asked, self.criteria),
            share(self.tied, self.makers),
        )
    }
}

fn is_shown(module: &Module, facet: &Facet) -> bool {
    module
        .facets
        .iter()
        .any(|other| other.serves() == Some(&facet.heading) && other.kind != Kind::Question)
}

fn is_asked(module: &Module, facet: &Facet) -> bool {
    module
        .facets
        .iter()
        .any(|other| other.head.answers.as_deref() == Some(&facet.heading))
}

/// « 12 sur 14 (86 %) », or a dash.
fn share(some: usize, all: usize) -> String {
    if all == 0 {
        return "—".to_owned();
    }
    format!("{some} sur {all} ({}\u{a0}%)", some * 100 / all)
}

/// The page.
#[must_use]
pub(crate) fn page(library: &Library) -> String {
    let mut shelves: Vec<(&str, Counts)> = Vec::new();
    let mut families: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = Counts::default();
    for module in library.modules() {
        if shelves.last().is_none_or(|(shelf, _)| *shelf != module.shelf) {
            shelves.push((&module.shelf, Counts::default()));
        }
        if let Some((_, counts)) = shelves.last_mut() {
            counts.add(module);
        }
        all.add(module);
        if module.shelf != "transversal" {
            for family in &module.head.families {
                *families.entry(family).or_default() += 1;
            }
        }
    }
    let mut page = format!(
        "# La bibliothèque de clauses en chiffres\n\nPage engendrée depuis `clauses/library/` par `cargo xtask codegen`. Le format d’un module\u{a0}: [clauses/FORMAT.md](../clauses/FORMAT.md). Écrire une clause\u{a0}: [ecrire-une-clause.md](ecrire-une-clause.md).\n\n{} modules, {} facettes, {} familles d’achat servies par un rayon propre.\n\n",
        all.modules,
        all.facets,
        families.len()
    );
    page.push_str("| Rayon | Modules | Facettes | Exigences et conditions prouvées, suivies ou sanctionnées | Critères mesurés | Critères avec leur question | Liées à une capacité de fabricant | Relus le |\n|---|---|---|---|---|---|---|---|\n");
    for (shelf, counts) in &shelves {
        page.push_str(&counts.row(shelf));
    }
    page.push_str(&all.row("**ensemble**"));
    page.push_str("\n## Modules propres à une famille\n\n| Famille | Modules |\n|---|---|\n");
    for (family, count) in &families {
        page.push_str(&format!("| {family} | {count} |\n"));
    }
    page.push_str(&exceptions(library));
    page.push_str(&modules(library, &shelves));
    page
}

fn exceptions(library: &Library) -> String {
    let mut page = String::from(
        "\n## Les exceptions, et leur raison\n\n### Sans preuve, ni suivi, ni sanction dans leur module\n\n| Facette | Raison |\n|---|---|\n",
    );
    let facets = || {
        library
            .modules()
            .iter()
            .flat_map(|module| module.facets.iter().map(move |facet| (module, facet)))
    };
    for (_, facet) in facets() {
        if let Some(reason) = &facet.head.no_proof {
            page.push_str(&format!("| {} | {reason} |\n", facet.id));
        }
    }
    page.push_str("\n### Critère sans question\n\n| Facette | Raison |\n|---|---|\n");
    for (module, facet) in facets() {
        if facet.kind == Kind::Critere && !is_asked(module, facet) {
            page.push_str(&format!("| {} | le prix se lit au cadre de prix |\n", facet.id));
        }
    }
    page.push_str("\n### Sans capacité de fabricant en jeu\n\n| Facette | Raison |\n|---|---|\n");
    for (_, facet) in facets() {
        if let Some(reason) = &facet.head.no_predicate {
            page.push_str(&format!("| {} | {} |\n", facet.id, reason.trim_end_matches('.')));
        }
    }
    page
}

fn modules(library: &Library, shelves: &[(&str, Counts)]) -> String {
    let mut page = String::from("\n## Les modules\n");
    for (shelf, _) in shelves {
        page.push_str(&format!(
            "\n### {shelf}\n\n| Module | Titre | Facettes | Niveaux | Dans le jeu par défaut | Relu le |\n|---|---|---|---|---|---|\n"
        ));
        for module in library.modules().iter().filter(|module| module.shelf == *shelf) {
            let mut levels: Vec<&str> = module
                .facets
                .iter()
                .filter(|facet| facet.kind != Kind::Article)
                .map(|facet| facet.level.slug())
                .collect();
            levels.sort_by_key(|level| clauses::Level::ALL.iter().position(|one| one.slug() == *level));
            levels.dedup();
            let default = match (module.head.default, module.head.cpv.is_empty()) {
                (false, _) => "non",
                (true, true) => "oui",
                (true, false) => "selon le code CPV",
            };
            page.push_str(&format!(
                "| {} | {} | {} | {} | {default} | {} |\n",
                module.head.id,
                module.head.title,
                module.facets.len(),
                levels.join(", "),
                module.head.reviewed
            ));
        }
    }
    page
}
