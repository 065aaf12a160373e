//! The vocabulary seen from outside: files, wordings of buyers, capabilities, predicates.

mod capabilities;
mod library;
mod needs;
mod predicates;
