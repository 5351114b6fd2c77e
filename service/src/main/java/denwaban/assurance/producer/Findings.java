package denwaban.assurance.producer;

import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import java.util.ArrayList;
import java.util.List;

/// Takes down what one look found.
public final class Findings {

  private final List<Finding> all = new ArrayList<>();

  /// Of the office as a whole.
  public void add(String check, boolean good, long population, long sample, String ja, String en) {
    add(check, Scope.OFFICE, good, population, sample, ja, en);
  }

  public void add(
      String check, Scope scope, boolean good, long population, long sample, String ja, String en) {
    var outcome = good ? Outcome.PASSED : Outcome.FAILED;
    add(Finding.of(check, scope, outcome, population, sample, new Words(ja, en)));
  }

  /// Nothing was found out.
  public void couldNot(String check, String ja, String en) {
    var said = new Words(ja, en);
    add(Finding.of(check, Scope.OFFICE, Outcome.COULD_NOT_LOOK, 0, 0, said));
  }

  public void add(Finding finding) {
    all.add(finding);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  boolean says(String check) {
    return all.stream().anyMatch(it -> it.check().equals(check));
  }
}
