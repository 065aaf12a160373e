//! Three counts of distinct firms: capable, unknown, incapable, each by status.

/// Distinct firms by what is known of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Firms known to be able.
    pub capable: usize,
    /// Firms of which nothing decisive is known.
    pub unknown: usize,
    /// Firms known to be unable.
    pub incapable: usize,
    /// Capable firms whose proof is only deduced.
    pub deduit: usize,
    /// Capable firms that declare it.
    pub declare: usize,
    /// Capable firms of which it was checked.
    pub verifie: usize,
}

impl Counts {
    /// All firms looked at.
    #[must_use]
    pub fn total(&self) -> usize {
        self.capable + self.unknown + self.incapable
    }

    /// Whether more than half of the firms are unknown, or there is none.
    #[must_use]
    pub fn mostly_unknown(&self) -> bool {
        self.unknown * 2 > self.total() || self.total() == 0
    }

    /// The three counts in words: « 2 capables (1 vérifiée, 1 déclarée), 57 inconnues, aucune incapable, sur
    /// 60 entreprises ».
    #[must_use]
    pub fn words(&self) -> String {
        let said = |n: usize, one: &str, many: &str| match n {
            0 => format!("aucune {one}"),
            1 => format!("1\u{a0}{one}"),
            n => format!("{n}\u{a0}{many}"),
        };
        let by_status: Vec<String> = [
            (self.verifie, "vérifiée", "vérifiées"),
            (self.declare, "déclarée", "déclarées"),
            (self.deduit, "déduite", "déduites"),
        ]
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, one, many)| said(n, one, many))
        .collect();
        let proof = if by_status.is_empty() {
            String::new()
        } else {
            format!(" ({})", by_status.join(", "))
        };
        format!(
            "{}{proof}, {}, {}, sur {}",
            said(self.capable, "capable", "capables"),
            said(self.unknown, "inconnue", "inconnues"),
            said(self.incapable, "incapable", "incapables"),
            said(self.total(), "entreprise", "entreprises"),
        )
    }
}
