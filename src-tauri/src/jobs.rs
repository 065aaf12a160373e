//! Commands under way that the page can cancel, by the name it gave them.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use api::job::Job;

/// The jobs under way.
#[derive(Default)]
pub(crate) struct Jobs {
    named: Mutex<HashMap<String, Job>>,
}

impl Jobs {
    /// Notes a job for as long as the guard lives. A job without a name cannot be cancelled.
    pub(crate) fn begin(&self, name: Option<String>, job: Job) -> Running<'_> {
        if let Some(name) = &name {
            self.lock().insert(name.clone(), job);
        }
        Running { jobs: self, name }
    }

    /// Asks the job to stop. One that has ended needs nothing.
    pub(crate) fn cancel(&self, name: &str) {
        if let Some(job) = self.lock().get(name) {
            job.cancel();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Job>> {
        self.named.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A job under way; forgotten when dropped.
pub(crate) struct Running<'a> {
    jobs: &'a Jobs,
    name: Option<String>,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            self.jobs.lock().remove(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_forgotten_when_it_ends() {
        let jobs = Jobs::default();
        let running = jobs.begin(Some("job-1".to_owned()), Job::silent());
        assert!(jobs.lock().contains_key("job-1"));
        jobs.cancel("job-1");
        drop(running);
        assert!(jobs.lock().is_empty());
        jobs.cancel("job-1");
    }

    #[test]
    fn a_job_without_a_name_is_not_kept() {
        let jobs = Jobs::default();
        let _running = jobs.begin(None, Job::silent());
        assert!(jobs.lock().is_empty());
    }
}
