//! What a passage speaks of, told by the beginnings of its words in one pass: the rules over documents look at the few
//! passages that concern them.

use french::Text;

/// A set of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Topics(u32);

macro_rules! topics {
    ($($(#[$doc:meta])* $name:ident = $bit:literal : [$($head:literal),+]),+ $(,)?) => {
        impl Topics {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)+
        }

        /// Beginnings of four letters (fewer: the whole word), folded.
        const HEADS: &[([u8; 4], Topics)] = &[$($((four($head.as_bytes()), Topics::$name)),+),+];
    };
}

topics! {
    DURATION = 0: ["dure", "peri", "conc"],
    VALIDITY = 1: ["offr", "vali"],
    PAYMENT = 2: ["paie", "paye", "regl", "mand"],
    DELIVERY = 3: ["livr"],
    REPAIR = 4: ["repa", "inte", "remp", "depa"],
    WARRANTY = 5: ["gara"],
    DEADLINE = 6: ["limi", "remi", "rece", "depo", "parv"],
    VISIT = 7: ["visi"],
    LOTS = 8: ["lot", "lots", "allo", "uniq"],
    MAXIMUM = 9: ["maxi", "plaf"],
    ADVANCE = 10: ["avan"],
    RETENTION = 11: ["rete"],
    RENEWAL = 12: ["reco", "reno", "renc"],
    CCAG = 13: ["ccag", "cahi"],
    ARTICLE = 14: ["arti", "art"],
    ANNEX = 15: ["anne"],
    DEROGATION = 16: ["dero"],
    PENALTY = 17: ["pena"],
    CRITERION = 18: ["crit", "pond"],
    PRICE_PIECE = 19: ["bpu", "dpgf", "dqe", "bord", "deco", "deta"],
}

/// The first four bytes of a word, or all of them and zeros: no word holds a zero.
const fn four(word: &[u8]) -> [u8; 4] {
    let mut head = [0; 4];
    let mut at = 0;
    while at < 4 && at < word.len() {
        head[at] = word[at];
        at += 1;
    }
    head
}

impl Topics {
    /// The topics of a text.
    pub(crate) fn of(text: &Text<'_>) -> Self {
        let mut all = 0;
        for token in text.tokens() {
            let word = token.folded.as_bytes();
            if !word.first().is_some_and(u8::is_ascii_lowercase) {
                continue;
            }
            let head = four(word);
            for (start, topic) in HEADS {
                if *start == head {
                    all |= topic.0;
                }
            }
        }
        Self(all)
    }

    /// Whether one of these is among them.
    pub(crate) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use french::Text;

    use super::Topics;

    #[test]
    fn a_passage_tells_its_topics() {
        let topics = |text: &str| Topics::of(&Text::new(text));
        assert!(topics("Le délai de paiement est de 30 jours.").meet(Topics::PAYMENT));
        assert!(topics("Le lot 2 est réservé.").meet(Topics::LOTS));
        assert!(!topics("La loterie est gratuite.").meet(Topics::LOTS));
        assert!(topics("Voir l’article 3.").meet(Topics::VISIT.and(Topics::ARTICLE)));
    }
}
