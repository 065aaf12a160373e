//! Numbers of sites and firms, so that the table of records is in order of SIRET and needs no other key.
//!
//! ```text
//! siret:00555012000125   →       555 012 000 125     the SIRET itself
//! siren:005550120        →       555 012 000 000     the SIREN followed by five zeros: no establishment has NIC 00000
//! icpe:0032.00539        → 200 320 053 900 000       beyond any SIRET
//! ```
//! The firm of a site is its number without the last five digits: the sites of a firm follow each other.

use tender::{Siren, Siret};

/// Beyond the highest SIRET.
const WITHOUT_SIREN: i64 = 200_000_000_000_000;
/// What the five digits of the NIC are worth.
const NIC: i64 = 100_000;

/// Number of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SiteNumber(pub(crate) i64);

/// Number of a firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FirmNumber(pub(crate) i64);

impl SiteNumber {
    pub(crate) fn of_siret(siret: &Siret) -> Self {
        Self(siret.as_str().parse().unwrap_or_default())
    }

    /// Of the id of a record: `siret:…`, `siren:…` or `icpe:…`; `None` when it is none of them.
    pub(crate) fn parse(id: &str) -> Option<Self> {
        let (kind, number) = id.split_once(':')?;
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let value: i64 = digits.parse().ok()?;
        match kind {
            "siret" if digits.len() == 14 && number.len() == 14 => Some(Self(value)),
            "siren" if digits.len() == 9 && number.len() == 9 => Some(FirmNumber(value).unit()),
            // « 0032.00539 »: four digits, a point, five digits.
            "icpe" if digits.len() == 9 && number.len() == 10 => Some(Self(WITHOUT_SIREN + value * NIC)),
            _ => None,
        }
    }

    pub(crate) fn firm(self) -> FirmNumber {
        FirmNumber(self.0 / NIC)
    }

    /// The id shown to users.
    pub(crate) fn id(self) -> String {
        if self.0 >= WITHOUT_SIREN {
            let digits = (self.0 - WITHOUT_SIREN) / NIC;
            format!("icpe:{:04}.{:05}", digits / 100_000, digits % 100_000)
        } else if self.0 % NIC == 0 {
            format!("siren:{:09}", self.0 / NIC)
        } else {
            format!("siret:{:014}", self.0)
        }
    }

    /// The SIRET, for an establishment.
    pub(crate) fn siret(self) -> Option<Siret> {
        (self.0 < WITHOUT_SIREN && self.0 % NIC != 0)
            .then(|| format!("{:014}", self.0).parse().ok())
            .flatten()
    }
}

impl FirmNumber {
    pub(crate) fn of_siren(siren: &Siren) -> Self {
        Self(siren.as_str().parse().unwrap_or_default())
    }

    /// Reads nine digits, or the id of a site without a SIREN.
    pub(crate) fn parse(id: &str) -> Option<Self> {
        if id.len() == 9 && id.bytes().all(|b| b.is_ascii_digit()) {
            return id.parse().ok().map(Self);
        }
        SiteNumber::parse(id).map(SiteNumber::firm)
    }

    /// The number under which the legal unit itself is known.
    pub(crate) fn unit(self) -> SiteNumber {
        SiteNumber(self.0 * NIC)
    }

    /// First and last numbers of its sites.
    pub(crate) fn range(self) -> (i64, i64) {
        (self.0 * NIC, self.0 * NIC + NIC - 1)
    }

    /// Nine digits, or the id of its only site.
    pub(crate) fn id(self) -> String {
        if self.0 >= WITHOUT_SIREN / NIC {
            self.unit().id()
        } else {
            format!("{:09}", self.0)
        }
    }

    /// Nine digits, when it is a legal unit.
    pub(crate) fn siren(self) -> Option<String> {
        (self.0 < WITHOUT_SIREN / NIC).then(|| format!("{:09}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_go_and_come_back() {
        for (id, firm) in [
            ("siret:00555012000125", "005550120"),
            ("siren:005550120", "005550120"),
            ("icpe:0032.00539", "icpe:0032.00539"),
        ] {
            let number = SiteNumber::parse(id).expect(id);
            assert_eq!(number.id(), id);
            assert_eq!(number.firm().id(), firm);
            assert_eq!(FirmNumber::parse(firm), Some(number.firm()));
            let (first, last) = number.firm().range();
            assert!((first..=last).contains(&number.0));
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for id in [
            "siret:123",
            "siren:00555012A",
            "icpe:32.539",
            "005550120",
            "autre:1",
            "siret:0055501200012 ",
        ] {
            assert_eq!(SiteNumber::parse(id), None, "{id}");
        }
    }
}
