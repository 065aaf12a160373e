//! Sourcing at the terminal: a need file gives its questions, a dossier keeps its log.

use std::path::Path;

use api::dossiers::{DossierRef, OpenDossier};
use api::need::open_checked;
use api::sourcing::{ExportQuestionnaire, ReadAnswers};
use api::{ApiError, Desk, ErrorCode};

use crate::args::{Cli, SourcingArgs};
use crate::people;
use crate::run::{named, show, telling};

/// Runs the command; the number is the exit code.
pub(crate) fn run(cli: &Cli, desk: &Desk, args: &SourcingArgs) -> Result<u8, ApiError> {
    if args
        .tender
        .extension()
        .is_some_and(|ending| ending == "emplettes")
    {
        return dossier(cli, desk, args);
    }
    if !args.read.is_empty() {
        return Err(ApiError::new(
            ErrorCode::Request,
            format!(
                "{} : un fichier de besoin ne garde aucune réponse ; donnez le dossier d’achat (.emplettes)",
                args.tender.display()
            ),
        ));
    }
    let purchase = open_checked(desk, &args.tender).map_err(named(&args.tender))?;
    match &args.out {
        Some(out) => {
            let answer = api::sourcing::export_for_need(desk, &purchase, out, args.answer_by.as_deref())
                .map_err(named(&args.tender))?;
            show(cli, &answer, || {
                people::written(
                    &answer.folder,
                    &answer.files,
                    answer.questions,
                    answer.left_out,
                    &[],
                )
            })
        }
        None => {
            let answer = api::sourcing::for_need(desk, &purchase).map_err(named(&args.tender))?;
            show(cli, &answer, || people::questions(&answer.questions))
        }
    }
}

fn dossier(cli: &Cli, desk: &Desk, args: &SourcingArgs) -> Result<u8, ApiError> {
    let text = |path: &Path| path.display().to_string();
    let opened = api::dossiers::open(
        desk,
        OpenDossier {
            path: text(&args.tender),
        },
    )?;
    let dossier = opened.dossier;
    if let Some(out) = &args.out {
        let request = ExportQuestionnaire {
            dossier,
            folder: Some(text(out)),
            answer_by: args.answer_by.clone(),
            keys: None,
        };
        let answer = api::sourcing::export_questionnaire(desk, request).map_err(named(&args.tender))?;
        return show(cli, &answer, || {
            people::written(
                &answer.folder,
                &answer.files,
                answer.questions,
                answer.left_out,
                &answer.remarks,
            )
        });
    }
    if args.read.is_empty() {
        let answer = api::sourcing::sourcing(desk, DossierRef { dossier })
            .map_err(named(&args.tender))?
            .without_persons();
        return show(cli, &answer, || people::sourcing(&answer));
    }
    let request = ReadAnswers {
        dossier,
        paths: args.read.iter().map(|path| text(path)).collect(),
        record: !args.dry_run,
    };
    let answer = api::sourcing::read_answers(desk, request, &telling())
        .map_err(named(&args.tender))?
        .without_persons();
    show(cli, &answer, || people::answers(&answer))?;
    // A file of which nothing can be used waits for somebody.
    Ok(u8::from(answer.files.iter().any(|file| file.firm.is_none())))
}
