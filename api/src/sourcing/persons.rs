//! The sourcing where nobody is to be named: what a terminal prints is copied and kept like a file.

use cabinet::Person;

use super::view::{EntryView, SourcingAnswer};

impl SourcingAnswer {
    /// The same without the persons of the log and their mails, in their places and in what was said.
    #[must_use]
    pub fn without_persons(mut self) -> Self {
        self.log = self.log.into_iter().map(EntryView::without_person).collect();
        self
    }
}

impl EntryView {
    fn without_person(mut self) -> Self {
        let person = Person::of(self.person.as_deref(), self.mail.as_deref(), &self.firm);
        (self.person, self.mail) = (None, None);
        let facts = self
            .facts
            .iter_mut()
            .flat_map(|fact| [&mut fact.precision, &mut fact.number]);
        for text in std::iter::once(&mut self.remarks).chain(facts).flatten() {
            *text = person.taken_out_of(text);
        }
        self
    }
}
