//! From what was typed to the command, and from its answer to the terminal.

use std::path::Path;

use api::check::CheckRequest;
use api::folders::Folders;
use api::search::SearchRequest;
use api::{ApiError, Desk, ErrorCode, Job};

use crate::args::compliance_level::Level;
use crate::args::{CatalogCommand, CheckArgs, ClausesCommand, Cli, Command, SearchArgs};
use crate::{out, people};

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
            let answer = api::catalog::show(&desk, number)?;
            show(cli, &answer, || people::firm(&answer))
        }
        Command::Obligations { tender } => {
            let answer = api::obligations::assess_with_facets(&desk, &api::need::open(tender)?)
                .map_err(named(tender))?;
            show(cli, &answer, || people::obligations(&answer))
        }
        Command::Suggest { tender } => {
            let answer = api::suggest::suggest(&desk, &api::need::open(tender)?).map_err(named(tender))?;
            show(cli, &answer, || people::suggest(&answer))
        }
        Command::Draft {
            tender: path,
            out,
            formats,
            fail_on,
        } => {
            let purchase = api::need::open_purchase(path)?;
            let answer =
                api::draft::draft(&desk, &purchase, out, formats, &Job::silent()).map_err(named(path))?;
            show(cli, &answer, || people::draft(&purchase.tender, &answer, out))?;
            Ok(exit(answer.worst, *fail_on))
        }
        Command::Check(args) => check(cli, &desk, args),
        Command::Read { file } => {
            let answer = api::read::read(file)?;
            show(cli, &answer, || people::read(&answer))
        }
        Command::Clauses(ClausesCommand::Check { files }) => {
            let answer = api::clauses::check(files)?;
            show(cli, &answer, || people::clauses(&answer))
        }
        Command::Law { article } => {
            let answer = api::law::article(article)?;
            show(cli, &answer, || people::article(&answer))
        }
    }
}

fn show<T: serde::Serialize>(cli: &Cli, answer: &T, people: impl FnOnce() -> String) -> Result<u8, ApiError> {
    if cli.json {
        out::json(answer)?;
    } else {
        out::say(people().trim_end());
    }
    Ok(0)
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
    let tender = args.tender.as_deref().map(api::need::open).transpose()?;
    if let Some(path) = &args.jsonl {
        let each = |passage| out::json_line(&passage);
        let worst = api::check::check_jsonl(path, document, tender.as_ref(), date, each)?;
        return Ok(exit(worst, args.fail_on));
    }
    let request = CheckRequest {
        paths: &args.files,
        document,
        tender: tender.as_ref(),
        date,
    };
    let answer = api::check::check(desk, &request)?;
    show(cli, &answer, || people::check(&answer))?;
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
        limit: args.limit,
    }
}

/// Names the need file in errors that speak of what it says.
fn named(need: &Path) -> impl Fn(ApiError) -> ApiError {
    move |error| match error.code {
        ErrorCode::Choice | ErrorCode::Need => {
            ApiError::new(error.code, format!("{} : {error}", need.display()))
        }
        _ => error,
    }
}
