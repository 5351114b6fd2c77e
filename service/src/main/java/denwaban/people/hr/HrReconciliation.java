package denwaban.people.hr;

import denwaban.database.tenant.TenantTransactions;
import denwaban.people.People;
import denwaban.people.PersonLog;
import denwaban.people.Registry;
import denwaban.people.StandingView;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Compares accounts with HR's registry, each day and at each start, and writes down what it found:
/// an account of staff that HR does not know is an orphan, and must be explained.
@Component
class HrReconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(HrReconciliation.class);

  private final TenantTransactions transactions;
  private final People people;
  private final Registry registry;
  private final PersonLog personLog;
  private final InstantSource clock;

  HrReconciliation(
      TenantTransactions transactions,
      People people,
      Registry registry,
      PersonLog personLog,
      InstantSource clock) {
    this.transactions = transactions;
    this.people = people;
    this.registry = registry;
    this.personLog = personLog;
    this.clock = clock;
  }

  void round() {
    transactions.office(() -> {
      var standings = registry.all();
      var staff =
          people.all().stream()
              .filter(it -> !it.disabled())
              .map(it -> StandingView.of(it, standings.get(it.id()), clock.instant()))
              .filter(Objects::nonNull)
              .toList();
      var orphans = staff.stream().filter(StandingView::orphan).count();
      personLog.reconciled(
          Map.of(
              "staff", String.valueOf(staff.size()),
              "orphans", String.valueOf(orphans),
              "due", String.valueOf(staff.stream().filter(StandingView::due).count()),
              "unconfirmed", count(staff, StandingView.State.UNCONFIRMED),
              "left", count(staff, StandingView.State.LEFT)));
      if (orphans > 0) {
        LOG.atWarn().addKeyValue("accounts", orphans).log("staff that the registry does not have");
      }
    });
  }

  private static String count(List<StandingView> staff, StandingView.State state) {
    return String.valueOf(staff.stream().filter(it -> it.state() == state).count());
  }
}
