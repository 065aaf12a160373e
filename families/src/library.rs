//! The whole vocabulary, embedded, and the questions it answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Serialize;
use tender::{Cpv, Naf};

use crate::carried::{Carried, CarriedGoods};
use crate::error::{Result, field};
use crate::family::{Family, NafWeight};
use crate::mapping::{CpvGroup, Mapping, Service, sort_naf};
use crate::naf::NafTable;
use crate::profile::Profile;
use crate::words::{Found, Index};

macro_rules! library {
    ($($slug:literal),* $(,)?) => {
        &[$((concat!("library/", $slug, ".toml"), include_str!(concat!("../library/", $slug, ".toml")))),*]
    };
}

/// Family files, by slug. A test compares this list with the folder.
const LIBRARY: &[(&str, &str)] = library![
    "alimentation-animale",
    "audiovisuel-sonorisation",
    "bagagerie-maroquinerie",
    "bateaux-materiel-nautique",
    "batiments-modulaires",
    "beton-enrobes-materiaux",
    "blanchisserie-buanderie",
    "bois-energie",
    "bois-panneaux",
    "bornes-de-recharge",
    "canalisations-robinetterie",
    "caoutchouc-plastique",
    "carburants-combustibles",
    "clotures-portails",
    "collecte-dechets",
    "couches-protections",
    "cuisine-professionnelle",
    "cuves-citernes-conteneurs",
    "denrees-alimentaires",
    "dispositifs-medicaux-usage-unique",
    "drones-aeronefs",
    "eclairage-public",
    "electromenager",
    "emballages-sacs-films",
    "engins-de-chantier",
    "engrais-amendements",
    "epi",
    "epicerie",
    "equipements-biomedicaux",
    "espaces-verts-materiels",
    "feux-d-artifice",
    "fruits-et-legumes",
    "funeraire-mortuaire",
    "gaz-industriels-medicaux",
    "groupes-electrogenes-onduleurs",
    "horodateurs-stationnement",
    "huiles-lubrifiants",
    "impression",
    "informatique",
    "instruments-de-mesure",
    "instruments-de-musique",
    "jeux-aires-de-jeux",
    "linge-couchage",
    "livres-periodiques",
    "logiciels",
    "loisirs-creatifs",
    "machines-de-nettoyage",
    "machines-industrielles",
    "machines-outils-atelier",
    "manutention-levage",
    "materiel-de-fetes-elections",
    "materiel-de-laboratoire",
    "materiel-electrique-cables",
    "materiel-ferroviaire",
    "materiel-sportif",
    "medicaments-solutes",
    "menuiseries-isolation",
    "metaux-mineraux",
    "mobilier-de-bureau",
    "mobilier-scolaire",
    "mobilier-urbain",
    "objets-promotionnels-textile-evenement",
    "pain",
    "papier-fournitures-bureau",
    "peintures-batiment",
    "pieces-et-accessoires-vehicules",
    "poches-de-sang-perfusion",
    "poissons-produits-de-la-mer",
    "police-equipement",
    "pompes-a-chaleur-photovoltaique",
    "pompes-traitement-eau",
    "produits-chimiques-traitement-eau",
    "produits-d-entretien",
    "produits-laitiers",
    "quincaillerie-outillage",
    "reactifs-diagnostic",
    "securite-incendie-secours",
    "signalisation-peinture-routiere",
    "telecommunications-reseaux",
    "textile-hospitalier",
    "tissus-mercerie",
    "vaisselle-jetables-restauration",
    "vegetaux",
    "vehicules-velos",
    "ventilation-climatisation-froid",
    "verre-vitrerie",
    "vetements-de-travail",
    "viabilite-hivernale",
    "viandes",
    "videoprotection-controle-acces",
];

macro_rules! profiles {
    ($($division:literal),* $(,)?) => {
        &[$((
            concat!("profiles/", $division, ".toml"),
            include_str!(concat!("../profiles/", $division, ".toml")),
        )),*]
    };
}

/// Profile files, by NAF division in order. A test compares this list with the folder.
const PROFILES: &[(&str, &str)] = profiles![
    "10", "11", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27",
    "28", "29", "30", "31", "32", "33",
];

/// A family that answers a need, with the reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FamilyMatch {
    /// The family.
    pub slug: String,
    /// From 0 (excluded) to 1: an ordering, not a probability.
    pub weight: f64,
    /// Which words and which code, in French.
    pub why: String,
}

/// What an expression of buyers stands for: entries are numbers in the lists of [`Families`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// Word of a family.
    Family(usize, usize),
    /// Word that excludes a family.
    Not(usize),
    /// Word of a CPV group.
    Group(usize, usize),
    /// Word of a service.
    Service(usize, usize),
}

/// The join vocabulary: families, CPV → NAF mapping, goods carried by services, NAF labels, profiles of trades.
#[derive(Debug, Clone)]
pub struct Families {
    families: Vec<Family>,
    /// Ranks of the families of each trade.
    by_naf: BTreeMap<Naf, Vec<usize>>,
    profiles: Vec<Profile>,
    mapping: Mapping,
    carried: CarriedGoods,
    naf: NafTable,
    index: Index<Target>,
}

/// How much a family says when only a code wider than its own was given.
const WIDER_CODE: f64 = 0.35;
/// What remains of a wide code of a family when another one knows the code more narrowly: furniture
/// in general, against school furniture.
const KNOWN_NARROWER: f64 = 0.45;
/// How much each further level up the CPV tree says of who makes the goods.
const PER_LEVEL_UP: f64 = 0.45;
/// How much the narrower groups say when the code given is wider than all of them.
const NARROWER_GROUPS: f64 = 0.35;
/// How much a CPV group called by words alone says, against the code itself.
const GROUP_BY_WORDS: f64 = 0.8;
/// How much a family adds on who makes the goods, once its own weight is known.
const FAMILY_ON_NAF: f64 = 0.8;
/// What remains of words that the given codes do not confirm.
const UNCONFIRMED_WORDS: f64 = 0.7;
/// A word lighter than this supports others; alone it says nothing (« école » without furniture).
const STANDS_ALONE: f64 = 0.35;
/// Below this, nothing is said.
const FLOOR: f64 = 0.05;

impl Families {
    /// The vocabulary embedded in the program.
    ///
    /// # Panics
    /// Never in a build whose tests pass: they read every embedded file.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Families> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self::load().expect("the embedded vocabulary is read by the tests"))
    }

    /// Reads the embedded files again.
    ///
    /// # Errors
    /// A French sentence naming the file, the line or the field that is wrong.
    pub fn load() -> Result<Self> {
        let naf = NafTable::from_csv("data/naf_rev2.csv", include_str!("../data/naf_rev2.csv"))?;
        let is_naf = |code: &Naf| naf.contains(code);
        // Half of the reading is the families: it is done beside the rest.
        let (families, (mapping, profiles)) = std::thread::scope(|scope| {
            let families = scope.spawn(|| read_families(&is_naf));
            let rest = read_trades(&naf);
            let families = families
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            rest.map(|rest| (families, rest))
        })?;
        let carried = CarriedGoods::from_toml(
            "mapping/services.toml",
            include_str!("../mapping/services.toml"),
            &|slug| families.iter().any(|family| family.slug == slug),
        )?;
        let index = Index::new(expressions(&families, &mapping));
        let mut by_naf: BTreeMap<Naf, Vec<usize>> = BTreeMap::new();
        for (at, family) in families.iter().enumerate() {
            for trade in &family.naf {
                by_naf.entry(trade.naf.clone()).or_default().push(at);
            }
        }
        Ok(Self {
            families,
            by_naf,
            profiles,
            mapping,
            carried,
            naf,
            index,
        })
    }

    /// A family by its slug.
    #[must_use]
    pub fn get(&self, slug: &str) -> Option<&Family> {
        let at = self
            .families
            .binary_search_by(|family| family.slug.as_str().cmp(slug));
        at.ok().map(|at| &self.families[at])
    }

    /// All families, ordered by slug.
    #[must_use]
    pub fn all(&self) -> &[Family] {
        &self.families
    }

    /// The families of a trade, ordered by slug.
    pub fn of_naf(&self, naf: &Naf) -> impl Iterator<Item = &Family> {
        let ranks = self.by_naf.get(naf).map_or(&[][..], Vec::as_slice);
        ranks.iter().map(|at| &self.families[*at])
    }

    /// The CPV groups of the mapping, in the order of the file.
    #[must_use]
    pub fn cpv_groups(&self) -> &[CpvGroup] {
        &self.mapping.groups
    }

    /// The services of the mapping, in the order of the file.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.mapping.services
    }

    /// Every sub-class of NAF rév. 2 with its label, by code.
    pub fn naf_labels(&self) -> impl Iterator<Item = (&Naf, &str)> {
        self.naf.iter()
    }

    /// What a contract of this code usually carries: the narrowest group of `mapping/services.toml`
    /// that holds it. `None` for goods that have their own families.
    ///
    /// ```
    /// let families = families::Families::embedded();
    /// let works = families.carried(&"45421100".parse()?).expect("joinery works are in the table");
    /// assert_eq!(works.families[0].slug, "menuiseries-isolation");
    /// let study = families.carried(&"71241000".parse()?).expect("studies are in the table");
    /// assert!(study.nothing.is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn carried(&self, cpv: &Cpv) -> Option<&Carried> {
        self.carried.holding(cpv)
    }

    /// All groups of services and works, in the order of the file.
    #[must_use]
    pub fn carried_groups(&self) -> &[Carried] {
        self.carried.all()
    }

    /// Label of a NAF sub-class; `None` when there is no such sub-class.
    #[must_use]
    pub fn naf_label(&self, naf: &Naf) -> Option<&str> {
        self.naf.label(naf)
    }

    /// Number of NAF sub-classes known (732).
    #[must_use]
    pub fn naf_count(&self) -> usize {
        self.naf.len()
    }

    /// What a trade usually makes; `None` when its profile is not written.
    #[must_use]
    pub fn profile(&self, naf: &Naf) -> Option<&Profile> {
        let at = self.profiles.binary_search_by(|profile| profile.naf.cmp(naf));
        at.ok().map(|at| &self.profiles[at])
    }

    /// All profiles of trades, ordered by sub-class.
    #[must_use]
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// Families of a CPV code, the best first.
    #[must_use]
    pub fn for_cpv(&self, cpv: &Cpv) -> Vec<FamilyMatch> {
        self.for_need("", &[cpv])
    }

    /// Families that words call for, the best first.
    #[must_use]
    pub fn for_words(&self, words: &str) -> Vec<FamilyMatch> {
        self.for_need(words, &[])
    }

    /// Families of a need: words and codes together, the best first, then by slug.
    #[must_use]
    pub fn for_need(&self, words: &str, cpv: &[&Cpv]) -> Vec<FamilyMatch> {
        self.matches(&self.index.find(words), cpv)
            .into_iter()
            .map(|(at, weight, why)| FamilyMatch {
                slug: self.families[at].slug.clone(),
                weight,
                why,
            })
            .collect()
    }

    /// Significant digits of the narrowest code of any family that holds `code`; 0 for none.
    fn narrowest(&self, code: &Cpv) -> usize {
        let own = self.families.iter().flat_map(|family| &family.cpv);
        let holding = own.filter(|own| code.is_within(own));
        holding.map(|own| own.significant().len()).max().unwrap_or(0)
    }

    fn matches(&self, found: &[Found<Target>], cpv: &[&Cpv]) -> Vec<(usize, f64, String)> {
        let mut out = Vec::new();
        let codes: Vec<(&Cpv, usize)> = cpv.iter().map(|code| (*code, self.narrowest(code))).collect();
        for (at, family) in self.families.iter().enumerate() {
            let mut by_words = Evidence::default();
            let mut excluded = false;
            for hit in found {
                match hit.target {
                    Target::Family(f, w) if f == at => by_words.add(family.words[w].weight, &hit.surface),
                    Target::Not(f) if f == at => excluded = true,
                    _ => {}
                }
            }
            if excluded || by_words.strongest < STANDS_ALONE {
                by_words = Evidence::default();
            }
            let by_code = codes
                .iter()
                .filter_map(|(code, narrowest)| code_says(family, code, *narrowest))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let words_weight = if by_code.is_none() && !cpv.is_empty() {
                by_words.weight() * UNCONFIRMED_WORDS
            } else {
                by_words.weight()
            };
            let code_weight = by_code.as_ref().map_or(0.0, |(weight, _)| *weight);
            let weight = either(words_weight, code_weight);
            if weight < FLOOR {
                continue;
            }
            let mut why: Vec<String> = by_words.sentence().into_iter().collect();
            why.extend(by_code.map(|(_, sentence)| sentence));
            out.push((at, weight, why.join("\u{a0}; ")));
        }
        out.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        out
    }

    /// NAF sub-classes likely to answer a need, from families, mapping and services; the best first.
    #[must_use]
    pub fn naf_for(&self, words: &str, cpv: &[&Cpv]) -> Vec<NafWeight> {
        let found = self.index.find(words);
        let mut tally: BTreeMap<Naf, Vec<(f64, String)>> = BTreeMap::new();
        let mut say = |naf: &NafWeight, weight: f64, from: &str| {
            let why = format!("{} ({from})", naf.why);
            tally
                .entry(naf.naf.clone())
                .or_default()
                .push((naf.weight * weight, why));
        };
        let matches = self.matches(&found, cpv);
        let shown: BTreeSet<usize> = matches.iter().map(|(at, _, _)| *at).collect();
        for (at, weight, _) in matches {
            let family = &self.families[at];
            let from = format!("famille {}", lower_first(&family.title));
            for naf in &family.naf {
                say(naf, weight * FAMILY_ON_NAF, &from);
            }
        }
        for code in cpv {
            self.say_group(code, 1.0, "", &mut say);
        }
        for hit in &found {
            match hit.target {
                Target::Group(g, w) => {
                    let group = &self.mapping.groups[g];
                    let weight = group.words[w].weight * GROUP_BY_WORDS * confirmed(&group.cpv, cpv);
                    let from = format!("«\u{a0}{}\u{a0}», {}", hit.surface, group.title);
                    for naf in &group.naf {
                        say(naf, weight, &from);
                    }
                }
                Target::Family(f, w) if shown.contains(&f) => {
                    let word = &self.families[f].words[w];
                    if let Some(code) = &word.cpv {
                        let weight = word.weight * GROUP_BY_WORDS * confirmed(code, cpv);
                        self.say_group(code, weight, &hit.surface, &mut say);
                    }
                }
                Target::Service(s, w) => {
                    let service = &self.mapping.services[s];
                    let here = cpv
                        .iter()
                        .any(|code| service.cpv.iter().any(|known| related(code, known)));
                    if here {
                        for naf in &service.naf {
                            let from = format!("«\u{a0}{}\u{a0}», {}", hit.surface, service.title);
                            say(naf, service.words[w].weight, &from);
                        }
                    }
                }
                Target::Family(..) | Target::Not(_) => {}
            }
        }
        let mut out: Vec<NafWeight> = tally
            .into_iter()
            .map(|(naf, mut says)| {
                says.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
                // Each voice counts for at most 0.9, so that two always say more than one.
                let weight = says
                    .iter()
                    .fold(0.0, |all, (weight, _)| either(all, 0.9 * weight));
                let why = says.swap_remove(0).1;
                NafWeight { naf, weight, why }
            })
            .filter(|naf| naf.weight >= FLOOR)
            .collect();
        sort_naf(&mut out);
        out
    }

    /// What the groups around a code say: those above it, or, for want of any, those below.
    ///
    /// `surface` holds the words that called the code, when it was not given.
    fn say_group(&self, code: &Cpv, weight: f64, surface: &str, say: &mut dyn FnMut(&NafWeight, f64, &str)) {
        let from = |group: &CpvGroup| {
            if surface.is_empty() {
                format!("CPV {}, {}", group.cpv, group.title)
            } else {
                format!("«\u{a0}{surface}\u{a0}», {}", group.title)
            }
        };
        let above = self.mapping.above(code);
        let mut share = weight;
        for group in &above {
            for naf in &group.naf {
                say(naf, share, &from(group));
            }
            share *= PER_LEVEL_UP;
        }
        if above.is_empty() {
            for group in self.mapping.below(code) {
                for naf in &group.naf {
                    say(naf, weight * NARROWER_GROUPS, &from(group));
                }
            }
        }
    }

    /// Codes of the goods that words name, among those of these families, each once. A code of less than four digits names
    /// no good.
    #[must_use]
    pub fn codes_named(&self, words: &str, families: &[String]) -> Vec<Cpv> {
        let mut named: Vec<Cpv> = Vec::new();
        for hit in self.index.find(words) {
            let Target::Family(f, w) = hit.target else {
                continue;
            };
            let family = &self.families[f];
            let Some(code) = &family.words[w].cpv else {
                continue;
            };
            if families.contains(&family.slug) && code.significant().len() >= 4 && !named.contains(code) {
                named.push(code.clone());
            }
        }
        named
    }

    /// CPV codes that words call for, the best first: `(code, weight from 0 to 1, why)`.
    #[must_use]
    pub fn cpv_hints(&self, words: &str) -> Vec<(Cpv, f64, String)> {
        let found = self.index.find(words);
        let mut tally: BTreeMap<Cpv, Evidence> = BTreeMap::new();
        for hit in &found {
            match hit.target {
                Target::Family(f, w) => {
                    if let Some(code) = &self.families[f].words[w].cpv {
                        let weight = self.families[f].words[w].weight;
                        tally.entry(code.clone()).or_default().add(weight, &hit.surface);
                    }
                }
                Target::Group(g, w) => {
                    let group = &self.mapping.groups[g];
                    let code = group.words[w].cpv.as_ref().unwrap_or(&group.cpv);
                    tally
                        .entry(code.clone())
                        .or_default()
                        .add(group.words[w].weight, &hit.surface);
                }
                Target::Not(_) | Target::Service(..) => {}
            }
        }
        let mut out: BTreeMap<Cpv, (f64, String)> = tally
            .into_iter()
            .map(|(code, evidence)| {
                (
                    code,
                    (evidence.weight() * 0.95, evidence.sentence().unwrap_or_default()),
                )
            })
            .collect();
        // The first code of a family stands for the whole of it.
        for (at, weight, why) in self.matches(&found, &[]) {
            let Some(code) = self.families[at].cpv.first() else {
                continue;
            };
            let entry = out.entry(code.clone()).or_default();
            entry.0 = either(entry.0, weight * 0.8);
            if entry.1.is_empty() {
                entry.1 = format!("famille {}\u{a0}: {why}", lower_first(&self.families[at].title));
            }
        }
        let mut out: Vec<(Cpv, f64, String)> = out
            .into_iter()
            .map(|(code, (weight, why))| (code, weight, why))
            .collect();
        out.retain(|(_, weight, _)| *weight >= FLOOR);
        out.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        out
    }
}

/// The families, by slug.
fn read_families(is_naf: &dyn Fn(&Naf) -> bool) -> Result<Vec<Family>> {
    let mut families = Vec::new();
    for (file, text) in LIBRARY {
        families.push(Family::from_toml(file, text, is_naf)?);
    }
    families.sort_by(|a: &Family, b| a.slug.cmp(&b.slug));
    if let Some(twice) = families.windows(2).find(|pair| pair[0].slug == pair[1].slug) {
        return Err(field(
            "library",
            "slug",
            format!("« {} » est donné deux fois", twice[0].slug),
        ));
    }
    Ok(families)
}

/// The mapping and the profiles of trades, by sub-class.
fn read_trades(naf: &NafTable) -> Result<(Mapping, Vec<Profile>)> {
    let mapping = Mapping::from_toml(
        "mapping/cpv_naf.toml",
        include_str!("../mapping/cpv_naf.toml"),
        "mapping/trades.toml",
        include_str!("../mapping/trades.toml"),
        naf,
    )?;
    let mut profiles = Vec::new();
    for (file, text) in PROFILES {
        profiles.extend(Profile::division_from_toml(file, text, &|code| {
            naf.contains(code)
        })?);
    }
    profiles.sort_by(|a: &Profile, b| a.naf.cmp(&b.naf));
    Ok((mapping, profiles))
}

fn expressions<'a>(families: &'a [Family], mapping: &'a Mapping) -> impl Iterator<Item = (&'a str, Target)> {
    let of_families = families.iter().enumerate().flat_map(|(f, family)| {
        let words = family.words.iter().enumerate();
        let words = words.map(move |(w, word)| (word.text.as_str(), Target::Family(f, w)));
        words.chain(
            family
                .not_words
                .iter()
                .map(move |word| (word.as_str(), Target::Not(f))),
        )
    });
    let of_groups = mapping.groups.iter().enumerate().flat_map(|(g, group)| {
        let words = group.words.iter().enumerate();
        words.map(move |(w, word)| (word.text.as_str(), Target::Group(g, w)))
    });
    let of_services = mapping.services.iter().enumerate().flat_map(|(s, service)| {
        let words = service.words.iter().enumerate();
        words.map(move |(w, word)| (word.text.as_str(), Target::Service(s, w)))
    });
    of_families.chain(of_groups).chain(of_services)
}

/// What `code` says of a family: a code within one of its own is worth the more, the narrower the
/// family's code is; and less when another family knows the code more narrowly (`narrowest`).
fn code_says(family: &Family, code: &Cpv, narrowest: usize) -> Option<(f64, String)> {
    let says = family.cpv.iter().filter_map(|own| {
        if code.is_within(own) {
            let weight = match own.significant().len() {
                2 => 0.5,
                3 => 0.7,
                4 => 0.85,
                5 => 0.9,
                6 => 0.93,
                _ => 0.96,
            };
            let weight = if own.significant().len() < narrowest {
                weight * KNOWN_NARROWER
            } else {
                weight
            };
            let why = if code == own {
                format!("le code CPV {code}")
            } else {
                format!("le code CPV {code} relève de {own}")
            };
            Some((weight, why))
        } else if own.is_within(code) {
            let weight = if code.significant().len() > 2 {
                WIDER_CODE
            } else {
                WIDER_CODE / 2.0
            };
            Some((weight, format!("le code CPV {code}, plus large, contient {own}")))
        } else {
            None
        }
    });
    says.reduce(|best, other| if other.0 > best.0 { other } else { best })
}

/// What remains of a code that words called, once the codes given have spoken.
fn confirmed(called: &Cpv, given: &[&Cpv]) -> f64 {
    if given.is_empty() || given.iter().any(|code| related(code, called)) {
        1.0
    } else {
        UNCONFIRMED_WORDS
    }
}

fn related(a: &Cpv, b: &Cpv) -> bool {
    a.is_within(b) || b.is_within(a)
}

/// Two independent voices: `1 - (1 - a)(1 - b)`.
fn either(a: f64, b: f64) -> f64 {
    1.0 - (1.0 - a) * (1.0 - b)
}

/// « Mobilier scolaire » → « mobilier scolaire », in the middle of a sentence; acronyms stay.
fn lower_first(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), title.chars().nth(1)) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => title.to_owned(),
    }
}

/// Words found, and what they weigh together.
#[derive(Debug, Default)]
struct Evidence {
    silence: Option<f64>,
    strongest: f64,
    surfaces: Vec<String>,
}

impl Evidence {
    fn add(&mut self, weight: f64, surface: &str) {
        self.strongest = self.strongest.max(weight);
        self.silence = Some(self.silence.unwrap_or(1.0) * (1.0 - 0.9 * weight));
        if !self.surfaces.iter().any(|known| known == surface) {
            self.surfaces.push(surface.to_owned());
        }
    }

    fn weight(&self) -> f64 {
        1.0 - self.silence.unwrap_or(1.0)
    }

    fn sentence(&self) -> Option<String> {
        let quoted: Vec<String> = self
            .surfaces
            .iter()
            .map(|s| format!("«\u{a0}{s}\u{a0}»"))
            .collect();
        match quoted.len() {
            0 => None,
            1 => Some(format!("le texte dit {}", quoted[0])),
            _ => Some(format!("le texte dit {}", quoted.join(", "))),
        }
    }
}
