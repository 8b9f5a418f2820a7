//! Says on a terminal how far a long reading is.

use std::time::{Duration, Instant};

use crate::catalog::english::grouped;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long what is said stays as it is.
const PAUSE: Duration = Duration::from_millis(200);

/// How far the reading of people is.
pub(super) struct Progress {
    /// Says it; none where nobody would see it.
    say: Option<fn(&str)>,
    people: u64,
    next: Instant,
    is_said: bool,
}

impl Progress {
    pub(super) fn new(say: Option<fn(&str)>) -> Self {
        Self {
            say,
            people: 0,
            next: Instant::now() + PATIENCE,
            is_said: false,
        }
    }

    /// One more person is read, and so much of the file, if its size is known.
    pub(super) fn add_person(&mut self, percent: impl FnOnce() -> Option<u64>) {
        let Some(say) = self.say else {
            return;
        };
        self.people += 1;
        let now = Instant::now();
        if now < self.next {
            return;
        }
        self.next = now + PAUSE;
        self.is_said = true;
        let people = grouped(&self.people.to_string());
        say(&match percent() {
            Some(percent) => format!("{people} people read, {percent}% of the file"),
            None => format!("{people} people read"),
        });
    }
}

/// However the reading ends, nothing stays on the line.
impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(say) = self.say.filter(|_| self.is_said) {
            say("");
        }
    }
}
