//! Long work: it says how far it is, and can be stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use ts_rs::TS;

use crate::{ApiError, ErrorCode};

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProgressView {
    /// Steps done.
    pub done: u32,
    /// Steps in all, when known.
    pub total: Option<u32>,
    /// What is being done, in French.
    pub label: String,
}

type Report = dyn Fn(ProgressView) + Send + Sync;

/// One piece of long work, shared between who does it and who watches it.
#[derive(Clone)]
pub struct Job {
    report: Arc<Report>,
    cancelled: Arc<AtomicBool>,
}

impl Job {
    /// A job that reports to `progress`.
    pub fn new(progress: impl Fn(ProgressView) + Send + Sync + 'static) -> Self {
        Self {
            report: Arc::new(progress),
            cancelled: Arc::default(),
        }
    }

    /// A job that nobody watches.
    #[must_use]
    pub fn silent() -> Self {
        Self::new(|_| {})
    }

    /// Asks the job to stop; it does so at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Says what begins now; the place to stop when asked.
    ///
    /// # Errors
    /// The job was cancelled.
    pub fn step(&self, done: u32, total: Option<u32>, label: &str) -> Result<(), ApiError> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(ApiError::new(
                ErrorCode::Cancelled,
                "arrêté à votre demande : rien n’a été écrit",
            ));
        }
        (self.report)(ProgressView {
            done,
            total,
            label: label.to_owned(),
        });
        Ok(())
    }
}
