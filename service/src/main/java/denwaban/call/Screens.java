package denwaban.call;

import denwaban.kernel.PersonId;

/// Port: shows an operator's desk. Returns at once.
public interface Screens {

  void show(PersonId operator, DeskView view);
}
