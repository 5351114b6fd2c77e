package denwaban.assurance.producer;

import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.kernel.ClientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes down what one look found.
public final class Findings {

  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

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

  /// What is found of one client. Where that breaks, nothing was found out of these checks of this
  /// client, and the others are looked at all the same.
  void each(ClientId client, Set<String> checks, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException broken) {
      LOG.atWarn().addKeyValue("client", client).setCause(broken).log("a client is not looked at");
      var scope = Scope.of(client);
      var said = new Words("確かめる途中で失敗しました。", "The look itself failed.");
      for (var check : checks) {
        if (all.stream().noneMatch(it -> it.check().equals(check) && it.scope().equals(scope))) {
          add(Finding.of(check, scope, Outcome.COULD_NOT_LOOK, 0, 0, said));
        }
      }
    }
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
