//! What the industry can meet: counts, levers and the restriction meter.
//!
//! Pure: sites come in as values ([`SiteFacts`]), nothing is read nor written. Two ideas rule the room:
//! unknown is unknown (every count is three counts, each with its status), and the place of the buyer
//! informs but decides nothing: [`levers`](suggest) and the [`Restriction`] never see it.

mod counts;
mod fabric;
mod lever;
mod restriction;
mod site;
mod suggest;

pub use counts::{Counts, count};
pub use fabric::{Fabric, Ring, RingCount, fabric};
pub use lever::{Basis, Lever};
pub use restriction::{Alarm, Hard, Restriction, restriction};
pub use site::{Makers, Place, SiteFacts};
pub use suggest::{FacetRing, Suggestion, suggest};
