//! Sourcing (R2111-1): what to ask the market, which firms were asked what, what they declared, what that changes.
//!
//! The log and the questionnaire stand in the dossier. The person and the mail of an entry are shown on the screen of the
//! log and nowhere else: the files written and the terminal leave them out, and take them out of what the firm said
//! ([`cabinet::Person`]). Somebody else whom the remarks name stays in them.

mod answers;
mod change;
pub(crate) mod declared;
mod letter;
mod log;
mod names;
pub(crate) mod outputs;
mod persons;
mod questionnaire;
mod view;

pub use self::answers::{AnswerFileView, AnswersReadView, ReadAnswers, read_answers};
pub use self::change::ChangedView;
pub use self::log::{
    EntryRef, ErasePerson, ErasedPersonView, LogFirm, erase_person, log_firm, remove_firm, sourcing,
};
pub use self::names::watched_names;
pub use self::questionnaire::{
    ExportQuestionnaire, ExportedQuestionnaireView, NeedQuestions, WrittenQuestionnaire, export_for_need,
    export_questionnaire, for_need,
};
pub use self::view::{
    AskedView, EffectView, EntryView, FactView, QuestionView, QuestionnaireView, SourcingAnswer,
};
