//! From what was typed to the command, and from its answer to the terminal.

use std::path::Path;

use api::catalog::{AnnotateSite, CorrectSite, FirmQuery, SiteRef};
use api::check::{CheckRequest, Outputs};
use api::clauses::{ClauseRef, ClausesQuery, PutAwayClause};
use api::dossiers::Nothing;
use api::folders::Folders;
use api::imports::{BatchRef, ExportSites, ImportFiles};
use api::law::ArticleQuery;
use api::packs::{BuildPack, InstallPack, PackFile, PackName, TrustKey};
use api::search::SearchRequest;
use api::template::TemplateFile;
use api::texts::TextFiles;
use api::{ApiError, Desk, ErrorCode, Job};

use crate::args::compliance_level::Level;
use crate::args::{
    CatalogCommand, CheckArgs, ClausesCommand, Cli, Command, ImportArgs, LawArgs, LawCommand, PackCommand,
    SearchArgs, TemplateCommand,
};
use crate::{out, people, sourcing};

/// Runs the command; the number is the exit code.
pub(crate) fn run(cli: &Cli) -> Result<u8, ApiError> {
    let desk = Desk::on(Folders::find(cli.data.as_deref())?);
    match &cli.command {
        Command::Search(args) => {
            let answer = api::search::search(&desk, &search_request(args))?;
            show(cli, &answer, || people::search(&answer))
        }
        Command::Cpv { text, limit } => {
            let answer = api::search::cpv(&desk, text, *limit)?;
            show(cli, &answer, || people::cpv(&answer))
        }
        Command::Family { text } => {
            let answer = api::search::family(text);
            show(cli, &answer, || people::families(&answer))
        }
        Command::Catalog(CatalogCommand::Stats) => {
            let answer = api::catalog::stats(&desk)?;
            show(cli, &answer, || people::stats(&answer))
        }
        Command::Catalog(CatalogCommand::Show { number }) => {
            let answer = api::catalog::show(&desk, number, api::check::today())?;
            show(cli, &answer, || people::firm(&answer))
        }
        Command::Catalog(CatalogCommand::Import(args)) => import(cli, &desk, args),
        Command::Catalog(CatalogCommand::Undo { batch }) => {
            let answer = api::imports::undo(&desk, BatchRef { number: *batch }, &telling())?;
            show(cli, &answer, || people::undone(&answer))
        }
        Command::Catalog(CatalogCommand::Correct(args)) => {
            let id = site_id(&args.number);
            let answer = if args.undo {
                api::catalog::uncorrect(&desk, SiteRef { id })?
            } else {
                let request = CorrectSite {
                    id,
                    name: args.name.clone(),
                    naf: args.naf.clone(),
                    insee: args.insee.clone(),
                    state: args.state.clone(),
                    headcount: args.headcount.clone(),
                    reason: args.reason.clone(),
                };
                api::catalog::correct(&desk, request)?
            };
            show(cli, &answer, || people::firm(&answer))
        }
        Command::Catalog(CatalogCommand::Note { number, text }) => {
            let request = AnnotateSite {
                id: site_id(number),
                text: text.clone(),
            };
            let answer = api::catalog::annotate(&desk, request)?;
            show(cli, &answer, || people::firm(&answer))
        }
        Command::Catalog(CatalogCommand::Erase { number }) => {
            let request = FirmQuery {
                number: number.clone(),
                as_of: None,
            };
            let answer = api::catalog::erase(&desk, request)?;
            show(cli, &answer, || {
                format!("{number} : effacée du catalogue ; aucun import ne la ramènera.")
            })
        }
        Command::Catalog(CatalogCommand::Export { search, out }) => {
            let request = ExportSites {
                search: search_request(search),
                path: out.clone(),
            };
            let answer = api::imports::export_sites(&desk, request)?;
            show(cli, &answer, || people::exported(&answer))
        }
        Command::Pack(command) => pack(cli, &desk, command),
        Command::Obligations {
            tender: path,
            other_date,
        } => {
            let tender = api::need::open_checked(&desk, path).map_err(named(path))?.tender;
            let mut answer = api::obligations::assess_with_facets(&desk, &tender).map_err(named(path))?;
            if let Some(other) = other_date {
                answer.clock = Some(api::launch::compare(&desk, &tender, other)?);
            }
            show(cli, &answer, || people::obligations(&answer))
        }
        Command::Suggest { tender } => {
            let purchase = api::need::open_checked(&desk, tender).map_err(named(tender))?;
            let answer =
                api::suggest::suggest_for(&desk, &purchase.tender, &purchase.log).map_err(named(tender))?;
            show(cli, &answer, || people::suggest(&answer))
        }
        Command::Sourcing(args) => sourcing::run(cli, &desk, args),
        Command::Draft {
            tender: path,
            out,
            formats,
            template,
            fail_on,
        } => {
            let purchase = api::need::open_checked(&desk, path).map_err(named(path))?;
            let job = Job::silent();
            let (answer, look) = match template {
                Some(file) => {
                    let look = api::template::look(file)?;
                    let answer = api::draft::draft_in_template(&desk, &purchase, out, formats, file, &job);
                    (answer, Some(look))
                }
                None => (api::draft::draft(&desk, &purchase, out, formats, &job), None),
            };
            let answer = answer.map_err(named(path))?;
            show(cli, &answer, || {
                let told = people::draft(&purchase.tender, &answer, out);
                match &look {
                    Some(look) => format!("{}\n\n{}", told.trim_end(), people::template(look)),
                    None => told,
                }
            })?;
            Ok(exit(answer.worst, *fail_on))
        }
        Command::Compare(args) => {
            let answer = api::compare::compare_files(&desk, &args.before, &args.after)?;
            if let Some(out) = &args.out {
                api::compare::write(&answer, out)?;
            }
            show(cli, &answer, || {
                people::compare(&answer, args.out.as_deref(), out::screen())
            })
        }
        Command::Check(args) => check(cli, &desk, args),
        Command::Read { file } => {
            let answer = api::read::read(file)?;
            show(cli, &answer, || people::read(&answer))
        }
        Command::Clauses(command) => clauses(cli, &desk, command),
        Command::Template(command) => {
            let answer = match command {
                TemplateCommand::Show => api::template::show(&desk, Nothing {})?,
                TemplateCommand::Install { file } => {
                    let path = file.display().to_string();
                    api::template::install(&desk, TemplateFile { path })?
                }
                TemplateCommand::Remove => api::template::remove(&desk, Nothing {})?,
            };
            show(cli, &answer, || people::house_template(&answer))
        }
        Command::Law(LawArgs {
            command: Some(LawCommand::Import { files }),
            ..
        }) => {
            let paths = files.iter().map(|path| path.display().to_string()).collect();
            let answer = api::texts::import(&desk, TextFiles { paths })?;
            show(cli, &answer, || people::texts(&answer))
        }
        Command::Law(LawArgs { article, date, .. }) => {
            let asked = ArticleQuery {
                citation: article.clone().unwrap_or_default(),
                as_of: date.clone(),
            };
            let answer = api::law::query(&desk, asked)?;
            show(cli, &answer, || people::article(&answer))
        }
    }
}

pub(crate) fn show<T: serde::Serialize>(
    cli: &Cli,
    answer: &T,
    people: impl FnOnce() -> String,
) -> Result<u8, ApiError> {
    if cli.json {
        out::json(answer)?;
    } else {
        out::say(people().trim_end());
    }
    Ok(0)
}

fn clauses(cli: &Cli, desk: &Desk, command: &ClausesCommand) -> Result<u8, ApiError> {
    let named = |module: &String| ClauseRef {
        module: module.clone(),
    };
    match command {
        ClausesCommand::Check { files } => {
            let answer = api::clauses::check(files)?;
            show(cli, &answer, || people::clauses(&answer))
        }
        ClausesCommand::List { words } => {
            let request = ClausesQuery {
                words: words.join(" "),
            };
            let answer = api::clauses::list(desk, request)?;
            show(cli, &answer, || people::clause_list(&answer))
        }
        ClausesCommand::Show { module } => {
            let answer = api::clauses::page(desk, named(module))?;
            show(cli, &answer, || people::clause_page(&answer))
        }
        ClausesCommand::Remove { module, reason } => {
            let request = PutAwayClause {
                module: module.clone(),
                reason: reason.clone(),
            };
            let answer = api::clauses::put_away(desk, request)?;
            show(cli, &answer, || people::clause_put_away(&answer))
        }
        ClausesCommand::Restore { module } => {
            let answer = api::clauses::take_back(desk, named(module))?;
            show(cli, &answer, || people::clause_taken_back(&answer))
        }
    }
}

fn import(cli: &Cli, desk: &Desk, args: &ImportArgs) -> Result<u8, ApiError> {
    let request = ImportFiles {
        kind: args.kind.clone(),
        paths: args.files.iter().map(|file| file.display().to_string()).collect(),
        date: args.date.clone(),
        divisions: args.divisions.clone(),
        mapping: args.mapping.as_ref().map(|file| file.display().to_string()),
        dry_run: args.dry_run,
    };
    let answer = api::imports::import(desk, request, &telling())?;
    if let Some(report) = &args.report {
        api::imports::write_refusals(&answer, report)?;
    }
    show(cli, &answer, || people::imported(&answer))
}

/// Where the password of a secret key is read: a command line is seen by others.
const PASSWORD: &str = "EMPLETTES_PACK_PASSWORD";

fn pack(cli: &Cli, desk: &Desk, command: &PackCommand) -> Result<u8, ApiError> {
    let password = std::env::var(PASSWORD).ok().filter(|p| !p.is_empty());
    match command {
        PackCommand::Key { path } => {
            let answer = api::packs::new_key(path, password.as_deref())?;
            show(cli, &answer, || people::key(&answer, "Clé publique à donner"))
        }
        PackCommand::Build(args) => {
            let request = BuildPack {
                name: args.name.clone(),
                version: args.version.clone(),
                title: args.title.clone(),
                publisher: args.publisher.clone(),
                region: args.region.clone(),
                departements: args.departement.clone(),
                clauses: args.clauses,
                key: args.key.clone(),
                password,
                out: args.out.clone(),
            };
            let answer = api::packs::build(desk, &request, &telling())?;
            show(cli, &answer, || people::pack(&answer))
        }
        PackCommand::Verify { file: path } => {
            let request = PackFile {
                path: path.display().to_string(),
            };
            let answer = api::packs::verify(desk, request)?;
            show(cli, &answer, || people::pack(&answer))
        }
        PackCommand::Trust { file: path } => {
            let request = TrustKey {
                path: path.display().to_string(),
                number: None,
            };
            let answer = api::packs::trust(desk, request)?;
            show(cli, &answer, || people::key(&answer, "Clé reconnue"))
        }
        PackCommand::Install { file, allow_older } => {
            let request = InstallPack {
                path: file.display().to_string(),
                allow_older: *allow_older,
            };
            let answer = api::packs::install(desk, request, &telling())?;
            show(cli, &answer, || people::installed(&answer))
        }
        PackCommand::List => {
            let answer = api::packs::list(desk, Nothing {})?;
            show(cli, &answer, || people::packs(&answer))
        }
        PackCommand::Remove { name } => {
            let answer = api::packs::remove(desk, PackName { name: name.clone() }, &telling())?;
            show(cli, &answer, || people::removed(&answer))
        }
    }
}

/// Long work that says on the error stream how far it is.
pub(crate) fn telling() -> Job {
    let last = std::sync::Mutex::new((String::new(), 0));
    Job::new(move |progress| {
        let mut last = last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let tenth = progress
            .total
            .map_or(progress.done / 100_000, |total| progress.done * 10 / total.max(1));
        if last.0 != progress.label || last.1 != tenth {
            *last = (progress.label.clone(), tenth);
            out::tell(&match progress.total {
                Some(_) => format!("{} : {} %", progress.label, tenth * 10),
                None => progress.label,
            });
        }
    })
}

/// The id of a site: as given, or a SIRET.
fn site_id(number: &str) -> String {
    let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() == 14 && digits.bytes().all(|b| b.is_ascii_digit()) {
        format!("siret:{digits}")
    } else {
        number.to_owned()
    }
}

fn check(cli: &Cli, desk: &Desk, args: &CheckArgs) -> Result<u8, ApiError> {
    let wrong = |detail: String| ApiError::new(ErrorCode::Request, detail);
    let date = match &args.date {
        None => api::check::today(),
        Some(text) => api::check::date(text)?,
    };
    let document = args
        .document
        .as_deref()
        .map(|slug| {
            api::check::document_kind(slug).ok_or_else(|| {
                wrong(format!(
                    "--document « {slug} » ; attendu : rc, ccap, cctp, ccp, ae, lettre"
                ))
            })
        })
        .transpose()?;
    let purchase = args.tender.as_deref().map(api::need::open_purchase).transpose()?;
    let tender = purchase.as_ref().map(|purchase| &purchase.tender);
    let watched = purchase
        .as_ref()
        .map(api::sourcing::watched_names)
        .unwrap_or_default();
    if let Some(path) = &args.jsonl {
        let each = |passage| out::json_line(&passage);
        let worst = api::check::check_jsonl(path, document, tender, &watched, date, each)?;
        return Ok(exit(worst, args.fail_on));
    }
    let request = CheckRequest {
        paths: &args.files,
        document,
        tender,
        watched: &watched,
        date,
    };
    let answer = api::check::check(desk, &request)?;
    let outputs = Outputs {
        sarif: args.sarif.clone(),
        annotate: args.annotate.clone(),
        report: args.report.clone(),
    };
    let written = api::check::write(&answer, &outputs)?;
    show(cli, &answer, || people::check(&answer, &written, out::screen()))?;
    Ok(exit(answer.worst, args.fail_on))
}

/// 1 when the most serious finding reaches the level asked.
fn exit(worst: Option<api::check::Severity>, fail_on: Level) -> u8 {
    use api::check::Severity;
    let level = match fail_on {
        Level::Bloquant => Severity::Bloquant,
        Level::Majeur => Severity::Majeur,
        Level::Mineur => Severity::Mineur,
        Level::Conseil => Severity::Conseil,
    };
    u8::from(worst.is_some_and(|worst| worst >= level))
}

fn search_request(args: &SearchArgs) -> SearchRequest {
    SearchRequest {
        text: args.text.clone(),
        family: args.family.clone(),
        cpv: args.cpv.clone(),
        naf: args.naf.clone(),
        near: args.near.clone(),
        radius_km: args.radius_km,
        departement: args.departement.clone(),
        region: args.region.clone(),
        tiers: args.tier.clone(),
        division: args.division.clone(),
        category: args.category.clone(),
        headcount: args.headcount.clone(),
        experience: args.experience,
        label: args.label.clone(),
        as_of: args.date.clone(),
        by_firm: args.by_firm,
        facets: args.facets,
        limit: args.limit,
    }
}

/// Names the need file in errors that speak of what it says.
pub(crate) fn named(need: &Path) -> impl Fn(ApiError) -> ApiError {
    move |error| match error.code {
        ErrorCode::Choice | ErrorCode::Need => {
            ApiError::new(error.code, format!("{} : {error}", need.display()))
        }
        _ => error,
    }
}
