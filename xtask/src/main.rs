//! Project chores: `cargo xtask start | build | test | codegen | eval | learn | bench | fuzz | stock | new-rule | new-clause | cut-data`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "un outil de terminal")]

mod documents;
mod scaffold;
mod shell;
mod start;
mod system;
mod test;

#[cfg(feature = "rooms")]
mod bench;
#[cfg(feature = "rooms")]
mod bench_catalogue;
#[cfg(feature = "rooms")]
mod bench_check;
#[cfg(feature = "rooms")]
mod bench_documents;
#[cfg(feature = "rooms")]
mod bench_matching;
#[cfg(feature = "rooms")]
mod clause_table;
#[cfg(feature = "rooms")]
mod codegen;
#[cfg(feature = "rooms")]
mod cut_data;
#[cfg(feature = "rooms")]
mod doubts;
#[cfg(feature = "rooms")]
mod eval_fabric;
#[cfg(feature = "rooms")]
mod eval_lint;
#[cfg(feature = "rooms")]
mod fuzz;
#[cfg(feature = "rooms")]
mod kill_import;
#[cfg(feature = "rooms")]
mod learn;
#[cfg(feature = "rooms")]
mod licences;
#[cfg(feature = "rooms")]
mod outlines;
#[cfg(feature = "rooms")]
mod passages;
#[cfg(feature = "rooms")]
mod pieces;
#[cfg(feature = "rooms")]
mod stock;
#[cfg(feature = "rooms")]
mod workbooks;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(
    name = "xtask",
    about = "Les commandes du projet",
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installe ce qui manque, construit, rédige les exemples dans out/, et ouvre la fenêtre sur l’un d’eux
    Start,
    /// Construit target/release/emplettes et target/release/emplettes-desktop
    Build,
    /// Tout ce qui doit passer : forme, écrans, lints, tests, fichiers engendrés, pièces ouvertes dans
    /// LibreOffice, parcours dans la fenêtre
    Test {
        /// Sans la conversion des pièces (plus rapide)
        #[arg(long)]
        without_documents: bool,
        /// Sans la fenêtre ni les parcours (ni moteur d’affichage, ni Chromium)
        #[arg(long)]
        without_window: bool,
    },
    /// Engendre docs/rules/, les schémas des clauses, et ce que les écrans reprennent du code
    Codegen {
        /// Compare seulement, et dit quoi faire
        #[arg(long)]
        check: bool,
    },
    /// Recalcule des cadres de prix avec LibreOffice, tels quels puis remplis
    Workbooks {
        /// Les fichiers BPU-DQE.xlsx et DPGF.xlsx
        files: Vec<PathBuf>,
    },
    /// Mesure sur un jeu étiqueté
    Eval {
        /// Le jeu
        set: EvalSet,
        /// Le fichier .jsonl
        path: PathBuf,
        /// Montre les erreurs (jamais sur un jeu de mesure)
        #[arg(long)]
        errors: bool,
        /// Tissu industriel : contrats (.jsonl, ou .csv à colonnes cpv, naf, siren) dont les repères apprennent, au
        /// lieu de ceux des autres plis du fichier
        #[arg(long)]
        contracts: Option<PathBuf>,
    },
    /// Apprend la seconde lecture du vérificateur dans les passages annotés (compliance/corpus/tune)
    Learn {
        /// Fichiers à ne pas apprendre, sur lesquels mesurer ; rien n’est alors écrit
        #[arg(long)]
        without: Vec<PathBuf>,
    },
    /// Mesure les temps, en une seule passe
    Bench {
        /// Ce qui est mesuré ; sans rien, ce que l’on attend à l’écran
        #[command(subcommand)]
        what: Option<BenchWhat>,
    },
    /// Écrit les consultations de tests/needs dans tous les formats, et regarde chaque fichier : schéma, pages dans
    /// LibreOffice, sommaires, calculs, cases protégées, rien d’interne dans ce qui est publié
    Pieces {
        /// Le programme du terminal
        #[arg(long, default_value = "target/debug/emplettes")]
        binary: PathBuf,
        /// Les formats
        #[arg(long, default_value = "docx,odt,pdf,xlsx")]
        formats: String,
    },
    /// Cherche des fichiers et des textes qui feraient échouer les lecteurs et le vérificateur (chaîne nightly,
    /// cargo-fuzz)
    Fuzz {
        /// Les cibles ; toutes, sans rien
        targets: Vec<String>,
        /// Durée de chacune
        #[arg(long, default_value_t = 3600)]
        seconds: u32,
    },
    /// Engendre un stock de la forme de Sirene, où rien n’est vrai, pour mesurer les imports
    Stock {
        /// Établissements
        #[arg(long)]
        rows: u64,
        /// Établissements que garde l’import des fabricants
        #[arg(long)]
        kept: u64,
        /// Le dossier où écrire
        #[arg(long)]
        out: PathBuf,
        /// Même graine, mêmes octets
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Écrit aussi le .zip de chaque fichier
        #[arg(long)]
        zip: bool,
    },
    /// Arrête brutalement des imports de Sirene à des moments tirés au sort, et regarde ce qui reste
    KillImport {
        /// Dossier d’un stock (« xtask stock »)
        #[arg(long)]
        stock: PathBuf,
        /// Nombre d’arrêts
        #[arg(long, default_value_t = 50)]
        times: u32,
        /// Graine des moments
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Écrit le squelette d’une règle du vérificateur
    NewRule {
        /// Famille (norme, marque…)
        family: String,
        /// Nom : ce qui est trouvé (norme-sans-equivalence)
        name: String,
        /// Code stable (SPE012)
        code: String,
    },
    /// Écrit le squelette d’un module de clauses
    NewClause {
        /// Rayon (transversal, mobilier-scolaire…)
        shelf: String,
        /// Nom du module
        module: String,
    },
    /// Retaille catalog/data/ et les contours de la carte depuis un dossier de données ouvertes
    CutData {
        /// Le dossier
        from: PathBuf,
        /// Les contours de la carte seulement
        #[arg(long)]
        outlines: bool,
    },
}

#[derive(Subcommand)]
enum BenchWhat {
    /// L’import d’un stock Sirene et la recherche dans ce qu’il garde, à côté de DuckDB et de SQLite FTS5
    Catalogue {
        /// Dossier d’un stock ; engendré s’il n’y est pas
        #[arg(long)]
        stock: Option<PathBuf>,
        /// Établissements du stock engendré
        #[arg(long, default_value_t = 1_000_000)]
        rows: u64,
        /// Établissements à garder du stock engendré
        #[arg(long, default_value_t = 100_000)]
        kept: u64,
    },
    /// Un dossier de consultation entier, et l’écriture du RC, du CCAP et du CCTP à côté de python-docx
    Documents,
    /// Les propositions et la jauge de concurrence sur un catalogue national, à côté d’un jugement site par site
    Matching {
        /// Dossier d’un stock ; engendré s’il n’y est pas
        #[arg(long)]
        stock: Option<PathBuf>,
        /// Dossier de données où ce stock est déjà importé, ou l’est une fois pour toutes
        #[arg(long)]
        data: Option<PathBuf>,
        /// Établissements du stock engendré
        #[arg(long, default_value_t = 10_000_000)]
        rows: u64,
        /// Établissements à garder du stock engendré
        #[arg(long, default_value_t = 1_000_000)]
        kept: u64,
    },
    /// La lecture et le contrôle d’un long document, à côté d’une simple recherche de mots
    Verification {
        /// Le document ; sans rien, un PDF fait des documents du corpus (LibreOffice)
        #[arg(long)]
        file: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum EvalSet {
    /// Du besoin au tissu industriel
    Fabric,
    /// Passages à risque
    Lint,
}

fn main() -> Result<()> {
    let cli = Cli::parse();
    let root = shell::root()?;
    std::env::set_current_dir(&root)?;
    match cli.command {
        Command::Start => start::start(),
        Command::Build => start::build(),
        Command::Test {
            without_documents,
            without_window,
        } => test::test(test::Without {
            documents: without_documents,
            window: without_window,
        }),
        Command::NewRule { family, name, code } => scaffold::rule(&family, &name, &code),
        Command::NewClause { shelf, module } => scaffold::clause(&shelf, &module),
        Command::Codegen { .. }
        | Command::Workbooks { .. }
        | Command::Eval { .. }
        | Command::Learn { .. }
        | Command::Bench { .. }
        | Command::Pieces { .. }
        | Command::Fuzz { .. }
        | Command::Stock { .. }
        | Command::KillImport { .. }
        | Command::CutData { .. } => with_rooms(cli.command),
    }
}

/// These commands need the rooms: without them, the same command is run again with them.
#[cfg(not(feature = "rooms"))]
fn with_rooms(command: Command) -> Result<()> {
    // Times and evaluations are those of a release build; code generation is the same in any.
    let release = matches!(
        command,
        Command::Bench { .. }
            | Command::Eval { .. }
            | Command::Learn { .. }
            | Command::Stock { .. }
            | Command::KillImport { .. }
    );
    shell::again_with_rooms(release)
}

#[cfg(feature = "rooms")]
fn with_rooms(command: Command) -> Result<()> {
    match command {
        Command::Codegen { check } => codegen::codegen(check),
        Command::Workbooks { files } => files.iter().try_for_each(|file| workbooks::check(file)),
        Command::KillImport { stock, times, seed } => kill_import::run(&stock, times, seed),
        Command::Eval {
            set: EvalSet::Fabric,
            path,
            errors,
            contracts,
        } => eval_fabric::run(&eval_fabric::Options {
            path: &path,
            contracts: contracts.as_deref(),
            errors,
        }),
        Command::Eval {
            set: EvalSet::Lint,
            path,
            errors,
            ..
        } => eval_lint::run(&path, errors, compliance::likeness::Model::embedded()),
        Command::Learn { without } => learn::run(&without),
        Command::Bench { what: None } => bench::bench(),
        Command::Bench {
            what: Some(BenchWhat::Catalogue { stock, rows, kept }),
        } => bench_catalogue::run(stock, rows, kept),
        Command::Bench {
            what: Some(BenchWhat::Documents),
        } => bench_documents::bench(),
        Command::Bench {
            what:
                Some(BenchWhat::Matching {
                    stock,
                    data,
                    rows,
                    kept,
                }),
        } => bench_matching::run(&bench_matching::Options {
            stock,
            data,
            rows,
            kept,
        }),
        Command::Bench {
            what: Some(BenchWhat::Verification { file }),
        } => bench_check::run(file),
        Command::Pieces { binary, formats } => pieces::check(&binary, &formats),
        Command::Fuzz { targets, seconds } => fuzz::run(&targets, seconds),
        Command::Stock {
            rows,
            kept,
            out,
            seed,
            zip,
        } => stock::run(&stock::Options {
            rows,
            kept,
            out,
            seed,
            zip,
        }),
        Command::CutData { from, outlines } => {
            let repo = std::path::Path::new(".");
            if !outlines {
                cut_data::run(&from, repo)?;
            }
            outlines::run(&from, repo)
        }
        _ => unreachable!("les autres commandes sont traitées avant"),
    }
}
