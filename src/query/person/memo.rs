//! Answers that are kept for those who ask the same.

use std::{borrow::Borrow, cell::RefCell, hash::Hash};

use foldhash::{HashMap, HashMapExt};

/// How many answers are kept: more than people have ways to say a thing, and few megabytes.
const MOST: usize = 4096;

/// Answers by their questions. Of more than are kept each is worked out whenever it is asked.
#[derive(Debug)]
pub(in crate::query) struct Memo<K, V>(RefCell<HashMap<K, V>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(RefCell::new(HashMap::new()))
    }
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// The answer, if it is kept.
    pub(in crate::query) fn get<Q: Eq + Hash + ?Sized>(&self, question: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.0.borrow().get(question).cloned()
    }

    /// Keeps an answer, and gives it back.
    pub(in crate::query) fn keep(&self, question: impl Into<K>, answer: V) -> V {
        let mut kept = self.0.borrow_mut();
        if kept.len() < MOST {
            kept.insert(question.into(), answer.clone());
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded() {
        let memo: Memo<String, usize> = Memo::default();
        for number in 0..2 * MOST {
            assert_eq!(memo.keep(number.to_string(), number), number);
        }
        assert_eq!(memo.get("7"), Some(7));
        assert_eq!(memo.get(&*(MOST + 7).to_string()), None);
    }
}
