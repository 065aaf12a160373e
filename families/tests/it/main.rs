//! The vocabulary seen from outside: files, wordings of buyers, capabilities, predicates.

#![allow(clippy::unwrap_used, reason = "a test may stop there")]

mod capabilities;
mod carried;
mod coverage;
mod goods_03_24;
mod goods_30_48;
mod library;
mod needs;
mod predicates;
mod profiles;
