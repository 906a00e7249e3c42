//! The six cases, and sets of them.

/// A case of Russian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the names say it
pub enum Case {
    Nominative,
    Genitive,
    Dative,
    Accusative,
    Instrumental,
    Prepositional,
}

impl Case {
    /// All of them, in the order of the school book.
    pub const ALL: [Self; 6] =
        [Self::Nominative, Self::Genitive, Self::Dative, Self::Accusative, Self::Instrumental, Self::Prepositional];
}

/// A set of cases.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Cases(u8);

impl Cases {
    /// No case.
    pub const NONE: Self = Self(0);
    /// Any case.
    pub const ALL: Self = Self(0b11_1111);

    /// The set of these.
    #[must_use]
    pub fn of(cases: &[Case]) -> Self {
        cases.iter().fold(Self::NONE, |set, case| set.with(*case))
    }

    /// This set and one more.
    #[must_use]
    pub const fn with(self, case: Case) -> Self {
        Self(self.0 | 1 << case as u8)
    }

    /// Whether the case is in it.
    #[must_use]
    pub const fn has(self, case: Case) -> bool {
        self.0 & 1 << case as u8 != 0
    }

    /// What is in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is in it, in order.
    pub fn iter(self) -> impl Iterator<Item = Case> {
        Case::ALL.into_iter().filter(move |case| self.has(*case))
    }
}

impl std::fmt::Debug for Cases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
