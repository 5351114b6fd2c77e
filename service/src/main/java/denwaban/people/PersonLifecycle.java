package denwaban.people;

import denwaban.kernel.PersonId;

/// Port: what other parts keep that ends with a person's access or role, or goes when the person is
/// erased. Called in that very transaction, so either all of it happens or nothing.
public interface PersonLifecycle {

  default void accessEnded(PersonId person) {}

  default void roleChanged(PersonId person) {}

  default void erased(PersonId person) {}
}
