//! When something is checked, read from the words of a clause so that lines can be put in order and dated. The words
//! themselves are always shown: what is not recognised has no date, and comes with what goes on all along.

/// A moment of the execution. They compare in the order in which they come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    stage: Stage,
    /// Months between two checks, the shortest first; empty when no period is told.
    pub every: Vec<u32>,
    /// Whether it comes at the end of the contract too.
    at_end: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Start,
    Delivery,
    EachTime,
    Periodic,
    End,
    Ongoing,
}

/// Words of a period, and its months.
const PERIODS: [(&str, u32); 19] = [
    ("chaque mois", 1),
    ("tous les mois", 1),
    ("chaque trimestre", 3),
    ("par trimestre", 3),
    ("tous les trois mois", 3),
    ("chaque semestre", 6),
    ("par semestre", 6),
    ("deux fois par an", 6),
    ("tous les six mois", 6),
    ("chaque année", 12),
    ("chaque annee", 12),
    ("une fois par an", 12),
    ("par an,", 12),
    ("bilan annuel", 12),
    ("entretien annuel", 12),
    ("exercice annuel", 12),
    ("essai annuel", 12),
    ("tri annuel", 12),
    ("tous les trois ans", 36),
];

/// Words of a season or of a month: the period is told, its dates are not those of the contract.
const CALENDAR: [&str; 19] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai ",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "hiver",
    "printemps",
    "automne",
    "saison",
    "à date fixe",
    "dernière facture",
    "la première année",
];

impl Moment {
    /// From the words of a clause. `review`: months between two meetings, when they are fixed.
    pub fn read(words: &str, review: Option<u32>) -> Self {
        let words = words.to_lowercase();
        let has = |some: &[&str]| some.iter().any(|one| words.contains(one));
        let mut every: Vec<u32> = PERIODS
            .iter()
            .filter(|(name, _)| words.contains(name))
            .map(|(_, months)| *months)
            .collect();
        if has(&["chaque bilan", "au bilan", "en bilan"]) && !words.contains("bilan annuel") {
            every.extend(review);
        }
        let periodic = !every.is_empty() || has(&["chaque bilan", "au bilan"]);
        if has(&CALENDAR) {
            every.clear();
        }
        every.sort_unstable();
        every.dedup();
        let stage = if words.starts_with("avant")
            || has(&["conclusion", "début de l’exécution", "notification"])
        {
            Stage::Start
        } else if has(&[
            "livraison",
            "réception",
            "mise en service",
            "à la pose",
            "jour de la pose",
            "à l’essai",
        ]) {
            Stage::Delivery
        } else if words.starts_with("à chaque ") && !periodic {
            Stage::EachTime
        } else if periodic {
            Stage::Periodic
        } else if has(&["fin du marché", "fin de la garantie", "solde"]) {
            Stage::End
        } else if words.starts_with("à chaque") || words.starts_with("après chaque") {
            Stage::EachTime
        } else {
            Stage::Ongoing
        };
        Self {
            stage,
            every,
            at_end: words.contains("fin du marché"),
        }
    }

    /// The meetings: every so many months, and at the end.
    pub(crate) fn reviews(months: Option<u32>) -> Self {
        Self {
            stage: Stage::Periodic,
            every: months.into_iter().collect(),
            at_end: months.is_some(),
        }
    }

    /// The same in a contract of so many months, and how it is said: what would come back after its end comes at its end.
    pub(crate) fn within(self, when: String, months: Option<u32>) -> (String, Self) {
        let too_late = |months: u32| !self.every.is_empty() && self.every.iter().all(|every| *every > months);
        if !months.is_some_and(too_late) {
            return (when, self);
        }
        let when = match self.stage {
            Stage::Periodic => "À la fin du marché".to_owned(),
            _ => format!("{when}\u{a0}; ici, à la fin du marché"),
        };
        let stage = match self.stage {
            Stage::Periodic => Stage::End,
            stage => stage,
        };
        let moment = Self {
            stage,
            every: Vec::new(),
            at_end: true,
        };
        (when, moment)
    }

    /// Months after the notification at which it comes, none when nothing dates it.
    pub(crate) fn due(&self, months: Option<u32>) -> Vec<u32> {
        let mut due: Vec<u32> = Vec::new();
        for every in self.every.iter().copied().filter(|every| *every > 0) {
            // Without a known length, the first time alone: nothing says that there is a second.
            let last = months.unwrap_or(every);
            due.extend((1..).map(|n| n * every).take_while(|month| *month <= last));
        }
        due.extend(months.filter(|_| self.at_end));
        due.sort_unstable();
        due.dedup();
        due
    }

    /// All along.
    pub(crate) fn ongoing() -> Self {
        Self {
            stage: Stage::Ongoing,
            every: Vec::new(),
            at_end: false,
        }
    }

    /// Stage of the contract, in French: it heads a group of lines.
    #[must_use]
    pub fn stage(&self) -> &'static str {
        match self.stage {
            Stage::Start => "Au début",
            Stage::Delivery => "À la livraison ou à la réception",
            Stage::EachTime => "À chaque fois",
            Stage::Periodic => "À dates régulières",
            Stage::End => "À la fin",
            Stage::Ongoing => "Tout au long du marché",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn moments_are_put_in_order_and_dated_when_they_can_be() {
        for (words, stage, every) in [
            (
                "avant la première venue, puis une fois par an",
                "Au début",
                vec![12],
            ),
            ("à la livraison", "À la livraison ou à la réception", vec![]),
            (
                "À chaque livraison\u{a0}; bilan chaque trimestre",
                "À la livraison ou à la réception",
                vec![3],
            ),
            ("à chaque panne", "À chaque fois", vec![]),
            ("à chaque bilan", "À dates régulières", vec![12]),
            ("À chaque bilan annuel", "À dates régulières", vec![12]),
            ("tous les six mois", "À dates régulières", vec![6]),
            ("Chaque année, en février", "À dates régulières", vec![]),
            ("Chaque mois d’hiver", "À dates régulières", vec![]),
            (
                "une fois par an et à la fin du marché",
                "À dates régulières",
                vec![12],
            ),
            ("à la fin du marché", "À la fin", vec![]),
            ("Pendant l’exécution", "Tout au long du marché", vec![]),
        ] {
            let moment = Moment::read(words, Some(12));
            assert_eq!((moment.stage(), &moment.every), (stage, &every), "{words}");
        }
        // Eight months with a meeting every six: one at six, one at the end; a yearly one comes at the end.
        assert_eq!(Moment::reviews(Some(6)).due(Some(8)), [6, 8]);
        assert_eq!(Moment::reviews(Some(12)).due(None), [12]);
        assert_eq!(Moment::read("tous les trois mois", None).due(Some(10)), [3, 6, 9]);
        let (when, moment) =
            Moment::read("une fois par an", None).within("Une fois par an".to_owned(), Some(6));
        assert_eq!(
            (when.as_str(), moment.stage(), moment.due(Some(6))),
            ("À la fin du marché", "À la fin", vec![6])
        );
        let (when, _) = Moment::read("à la livraison, puis une fois par an", None)
            .within("À la livraison, puis une fois par an".to_owned(), Some(6));
        assert_eq!(
            when,
            "À la livraison, puis une fois par an\u{a0}; ici, à la fin du marché"
        );
        assert_eq!(Moment::read("à chaque bilan", None).every, Vec::<u32>::new());
        assert!(Moment::read("à la livraison", None) < Moment::read("chaque mois", None));
    }
}
