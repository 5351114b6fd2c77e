package denwaban.watch;

import java.util.List;

/// What must not happen unseen. A rule is a question to a day's entries; it decides nothing and
/// stops no one.
public interface Rule {

  /// As screens and alarms name it.
  String code();

  List<Alarm> look(Day day);
}
