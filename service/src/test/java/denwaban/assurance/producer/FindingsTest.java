package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.kernel.ClientId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final Set<String> CHECKS = Set.of("contract.terms", "client.key");

  /// The second of three cannot be looked at to its end.
  @Test
  void a_client_that_cannot_be_looked_at_hides_nothing_of_the_others() {
    var clients = List.of(client(), client(), client());
    var findings = new Findings();
    for (var client : clients) {
      findings.each(
          client,
          CHECKS,
          () -> {
            findings.add("contract.terms", Scope.of(client), true, 1, 1, "見た。", "Seen.");
            if (client.equals(clients.get(1))) throw new IllegalStateException("broken");
            findings.add("client.key", Scope.of(client), true, 1, 1, "見た。", "Seen.");
          });
    }
    assertThat(findings.all()).hasSize(6);
    assertThat(findings.all())
        .filteredOn(it -> it.outcome() != Outcome.PASSED)
        .extracting(Finding::check, Finding::scope, Finding::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "client.key", Scope.of(clients.get(1)), Outcome.COULD_NOT_LOOK));
  }

  private static ClientId client() {
    return new ClientId(UUID.randomUUID());
  }
}
