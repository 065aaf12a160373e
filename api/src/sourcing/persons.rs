//! The sourcing where nobody is to be named: what a terminal prints is copied and kept like a file.

use cabinet::Person;

use super::answers::{AnswerFileView, AnswersReadView};
use super::view::{EntryView, FactView, SourcingAnswer};

impl SourcingAnswer {
    /// The same without the persons of the log and their mails, in their places and in what was said.
    #[must_use]
    pub fn without_persons(mut self) -> Self {
        self.log = self.log.into_iter().map(EntryView::without_person).collect();
        self
    }
}

impl AnswersReadView {
    /// The same without the persons who answer and their mails.
    #[must_use]
    pub fn without_persons(mut self) -> Self {
        self.files.iter_mut().for_each(AnswerFileView::forget_person);
        self
    }
}

impl AnswerFileView {
    fn forget_person(&mut self) {
        let (name, mail) = std::mem::take(&mut self.contact);
        let firm = self.firm.as_deref().unwrap_or_default();
        let person = Person::of(name.as_deref(), mail.as_deref(), firm);
        for text in said(&mut self.facts) {
            *text = person.taken_out_of(text);
        }
    }
}

impl EntryView {
    fn without_person(mut self) -> Self {
        let person = Person::of(self.person.as_deref(), self.mail.as_deref(), &self.firm);
        (self.person, self.mail) = (None, None);
        for text in self.remarks.iter_mut().chain(said(&mut self.facts)) {
            *text = person.taken_out_of(text);
        }
        self
    }
}

/// What was said in free words.
fn said(facts: &mut [FactView]) -> impl Iterator<Item = &mut String> {
    facts
        .iter_mut()
        .flat_map(|fact| fact.precision.iter_mut().chain(&mut fact.number))
}
