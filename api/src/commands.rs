//! The one list of commands of the window: name, request, answer. The shell calls [`dispatch`]; the types of
//! `ui/src/ipc/` are written from [`typescript`].

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::about::{self, AboutView};
use crate::catalog::{self, AnnotateSite, CorrectSite, FirmAnswer, FirmQuery, SiteRef, StatsAnswer};
use crate::check::{self, CheckFiles, CheckedFilesView, ExportCheck, ExportedCheck};
use crate::clauses::{
    self, CheckClause, ClauseList, ClausePage, ClauseRef, ClauseVocabulary, ClausesQuery, FormChecked,
    PutAwayClause, SaveClause,
};
use crate::compare::{self, CompareAnswer, CompareRequest};
use crate::documents::{
    self, AcceptFix, BlockRef, DocumentAnswer, DocumentRef, DocumentsAnswer, EditAnswer, EditDocument,
};
use crate::dossiers::{
    self, ChangeNeed, Choose, CopiedView, CopyDossier, CreateDossier, DossierRef, DossierView, DossiersView,
    Nothing, OpenDossier, OpenedView, StepView, UndoneView, Unwaive, Waive,
};
use crate::export::{self, ExportAnswer, ExportPlaceView, ExportRequest, NoticeAnswer};
use crate::fabric::{self, FabricAnswer};
use crate::imports::{self, BatchRef, BatchView, ExportSites, ExportedSites, ImportFiles, ImportView};
use crate::launch::{self, LaunchAnswer, LaunchQuery};
use crate::law::{self, ArticleQuery, ArticleView};
use crate::obligations::{self, ObligationsAnswer};
use crate::packs::{
    self, InstallPack, InstalledPackView, PackFile, PackInstalledView, PackKeyView, PackName, PackView,
    PacksView, TrustKey,
};
use crate::reading::{self, CommuneQuery, CommuneView, CpvQuery, NeedReadingView};
use crate::requirements::{self, RequirementsAnswer};
use crate::search::{self, CpvView, SearchAnswer, SearchRequest};
use crate::sheet::{self, SetSheet, SheetView};
use crate::sourcing::{
    self, AnswersReadView, EntryRef, ErasePerson, ErasedPersonView, ExportQuestionnaire,
    ExportedQuestionnaireView, LogFirm, ReadAnswers, SourcingAnswer,
};
use crate::template::{self, HouseTemplateView, TemplateFile};
use crate::texts::{self, TextFiles, TextsImported};
use crate::verification::{self, VerificationAnswer};
use crate::{ApiError, Desk, ErrorCode, Job};

/// Declares the commands. `job`: it reports progress and can be cancelled.
macro_rules! with_commands {
    ($($kind:ident $name:ident: $request:ty => $response:ty = $run:path;)*) => {
        /// Names of all commands.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Runs the command of that name. What it does on the way goes to `job`.
        ///
        /// # Errors
        /// The command does not exist, its request has not the right shape, or it fails: one French sentence.
        pub fn dispatch(desk: &Desk, name: &str, request: Value, job: &Job) -> Result<Value, ApiError> {
            match name {
                $(stringify!($name) => {
                    let request: $request = read(name, request)?;
                    let response: $response = with_commands!(@run $kind $run, desk, request, job)?;
                    written(&response)
                })*
                _ => Err(ApiError::new(
                    ErrorCode::NotFound,
                    format!("commande inconnue « {name} »"),
                )),
            }
        }

        /// Types of the commands, in TypeScript.
        #[must_use]
        pub fn typescript() -> String {
            let mut types = typescript::Types::new();
            $(types.command::<$request, $response>(stringify!($name));)*
            types.finish()
        }
    };
    (@run plain $run:path, $desk:ident, $request:ident, $job:ident) => { $run($desk, $request) };
    (@run job $run:path, $desk:ident, $request:ident, $job:ident) => { $run($desk, $request, $job) };
}

with_commands! {
    job prepare: Nothing => Nothing = about::prepare;
    plain about: Nothing => AboutView = about::about;
    plain sheet: Nothing => SheetView = sheet::sheet;
    plain set_sheet: SetSheet => SheetView = sheet::set_sheet;
    plain template: Nothing => HouseTemplateView = template::show;
    plain install_template: TemplateFile => HouseTemplateView = template::install;
    plain remove_template: Nothing => HouseTemplateView = template::remove;
    plain dossiers: Nothing => DossiersView = dossiers::list;
    plain create_dossier: CreateDossier => OpenedView = dossiers::create;
    plain open_dossier: OpenDossier => OpenedView = dossiers::open;
    plain close_dossier: DossierRef => Nothing = dossiers::close;
    plain copy_dossier: CopyDossier => CopiedView = dossiers::copy;
    plain forget_dossier: OpenDossier => DossiersView = dossiers::forget;
    plain dossier_state: DossierRef => DossierView = dossiers::state;
    plain change_need: ChangeNeed => DossierView = dossiers::change_need;
    plain use_sheet: DossierRef => DossierView = dossiers::use_sheet;
    plain choose: Choose => DossierView = dossiers::choose;
    plain waive: Waive => DossierView = dossiers::waive;
    plain unwaive: Unwaive => DossierView = dossiers::unwaive;
    plain undo: DossierRef => UndoneView = dossiers::undo;
    plain redo: DossierRef => UndoneView = dossiers::redo;
    plain history: DossierRef => Vec<StepView> = dossiers::history;
    plain cpv: CpvQuery => Vec<CpvView> = reading::cpv;
    plain communes: CommuneQuery => Vec<CommuneView> = reading::communes;
    plain need_reading: DossierRef => NeedReadingView = reading::need_reading;
    plain duties: DossierRef => ObligationsAnswer = obligations::duties;
    plain compare_launch: LaunchQuery => LaunchAnswer = launch::query;
    plain article: ArticleQuery => ArticleView = law::query;
    plain import_texts: TextFiles => TextsImported = texts::import;
    plain fabric: DossierRef => FabricAnswer = fabric::fabric;
    plain firm: FirmQuery => FirmAnswer = catalog::query;
    plain catalogue: Nothing => StatsAnswer = catalog::catalogue;
    plain search_sites: SearchRequest => SearchAnswer = search::query;
    job import_files: ImportFiles => ImportView = imports::import;
    job undo_import: BatchRef => BatchView = imports::undo;
    plain export_sites: ExportSites => ExportedSites = imports::export_sites;
    plain correct_site: CorrectSite => FirmAnswer = catalog::correct;
    plain uncorrect_site: SiteRef => FirmAnswer = catalog::uncorrect;
    plain annotate_site: AnnotateSite => FirmAnswer = catalog::annotate;
    plain erase_firm: FirmQuery => Nothing = catalog::erase;
    plain packs: Nothing => PacksView = packs::list;
    plain verify_pack: PackFile => PackView = packs::verify;
    plain trust_key: TrustKey => PackKeyView = packs::trust;
    job install_pack: InstallPack => PackInstalledView = packs::install;
    job remove_pack: PackName => InstalledPackView = packs::remove;
    plain clauses: ClausesQuery => ClauseList = clauses::list;
    plain clause: ClauseRef => ClausePage = clauses::page;
    plain clause_vocabulary: Nothing => ClauseVocabulary = clauses::vocabulary;
    plain check_clause: CheckClause => FormChecked = clauses::check_form;
    plain save_clause: SaveClause => ClausePage = clauses::save;
    plain put_away_clause: PutAwayClause => ClausePage = clauses::put_away;
    plain take_back_clause: ClauseRef => ClausePage = clauses::take_back;
    plain go_back_clause: ClauseRef => ClausePage = clauses::go_back;
    plain keep_clause: ClauseRef => ClausePage = clauses::keep;
    plain requirements: DossierRef => RequirementsAnswer = requirements::requirements;
    plain documents: DossierRef => DocumentsAnswer = documents::documents;
    plain document: DocumentRef => DocumentAnswer = documents::document;
    plain edit_document: EditDocument => EditAnswer = documents::edit;
    plain restore_block: BlockRef => DocumentAnswer = documents::restore;
    plain keep_block: BlockRef => DocumentAnswer = documents::keep_block;
    plain accept_fix: AcceptFix => DocumentAnswer = documents::accept_fix;
    plain sourcing: DossierRef => SourcingAnswer = sourcing::sourcing;
    plain export_questionnaire: ExportQuestionnaire => ExportedQuestionnaireView = sourcing::export_questionnaire;
    job read_answers: ReadAnswers => AnswersReadView = sourcing::read_answers;
    plain log_firm: LogFirm => DossierView = sourcing::log_firm;
    plain remove_firm: EntryRef => DossierView = sourcing::remove_firm;
    plain erase_person: ErasePerson => ErasedPersonView = sourcing::erase_person;
    plain verification: DossierRef => VerificationAnswer = verification::verification;
    job check_files: CheckFiles => CheckedFilesView = check::check_files;
    job export_check: ExportCheck => ExportedCheck = check::export_check;
    plain export_place: ExportRequest => ExportPlaceView = export::place;
    job export: ExportRequest => ExportAnswer = export::export;
    plain compare: CompareRequest => CompareAnswer = compare::compare_dossier;
    plain notice: DossierRef => NoticeAnswer = export::notice;
}

fn read<T: DeserializeOwned>(name: &str, request: Value) -> Result<T, ApiError> {
    serde_json::from_value(request).map_err(|error| {
        ApiError::new(
            ErrorCode::Request,
            format!(
                "demande « {name} » illisible : {}",
                tender::sentence(&error.to_string())
            ),
        )
    })
}

fn written<T: Serialize>(response: &T) -> Result<Value, ApiError> {
    serde_json::to_value(response).map_err(|error| ApiError::new(ErrorCode::Request, error.to_string()))
}

mod typescript {
    //! From the types of requests and answers to one TypeScript file.

    use std::collections::BTreeMap;

    use ts_rs::{Config, TS, TypeVisitor};

    use crate::{ApiError, job::ProgressView};

    /// Types seen so far, by name, and the commands.
    pub(super) struct Types {
        config: Config,
        declared: BTreeMap<String, String>,
        commands: Vec<String>,
    }

    impl Types {
        pub(super) fn new() -> Self {
            let mut types = Self {
                // Our large integers are revisions and steps: far below what a number holds.
                config: Config::new().with_large_int("number"),
                declared: BTreeMap::new(),
                commands: Vec::new(),
            };
            types.visit::<ApiError>();
            types.visit::<ProgressView>();
            types
        }

        /// The name of a type, declared with all that it holds.
        fn name_of<T: TS + 'static + ?Sized>(&mut self) -> String {
            self.visit::<T>();
            T::name(&self.config)
        }

        pub(super) fn command<Request: TS + 'static, Response: TS + 'static>(&mut self, name: &str) {
            let (request, response) = (self.name_of::<Request>(), self.name_of::<Response>());
            self.commands.push(format!(
                "  {name}: {{ request: {request}; response: {response} }};\n"
            ));
        }

        pub(super) fn finish(self) -> String {
            let mut out = String::from(
                "// Types of the commands, generated from api/src/commands.rs by `cargo xtask codegen`: do not edit.\n\n",
            );
            for declaration in self.declared.values() {
                out.push_str("export ");
                out.push_str(declaration.trim());
                out.push_str("\n\n");
            }
            out.push_str(
                "/** Each command: what it is asked, what it answers. */\nexport type Commands = {\n",
            );
            for command in self.commands {
                out.push_str(&command);
            }
            out.push_str("};\n");
            out
        }
    }

    impl TypeVisitor for Types {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if T::output_path().is_some() {
                let name = T::ident(&self.config);
                if self.declared.contains_key(&name) {
                    return;
                }
                self.declared.insert(name, T::decl(&self.config));
            } else {
                // A list, an option: what it holds.
                T::visit_generics(self);
            }
            T::visit_dependencies(self);
        }
    }
}
