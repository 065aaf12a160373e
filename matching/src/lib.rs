//! What the industry can meet: counts, levers and the restriction meter.
//!
//! Pure: sites come in as values ([`SiteFacts`]), nothing is read nor written. Two ideas rule the room:
//! unknown is unknown (every count is three counts, each with its status), and the place of the buyer
//! informs but decides nothing: [`levers`](suggest) and the [`Restriction`] never see it.

mod bits;
mod counts;
mod fabric;
mod field;
mod lever;
mod market;
mod restriction;
mod site;
pub mod sourcing;
mod suggest;
mod volume;

pub use counts::Counts;
pub use fabric::{Concentration, Fabric, Ring, RingCount, concentration, fabric};
pub use field::Field;
pub use lever::{Basis, Lever};
pub use market::Market;
pub use restriction::{Alarm, Change, FEWEST, Hard, Relaxation, Restriction, Softer, Step};
pub use site::{Jobs, MAKES, Makers, Place, SiteFacts};
pub use suggest::{FacetRing, Suggestion, hard, suggest};
pub use volume::{BandCount, Carries, Volume, volume};
