package denwaban.probe.user;

import denwaban.probe.Notes;

/// Lies of one kind, each after the right way.
interface Lies {

  void tell(Life life, Notes notes);
}
