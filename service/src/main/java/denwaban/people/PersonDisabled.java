package denwaban.people;

import denwaban.kernel.PersonId;

/// A person's access was ended; sessions are gone.
public record PersonDisabled(PersonId person) {}
