package denwaban.office;

import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.Role;
import denwaban.call.ledger.AnsweredCalls;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.contract.confirmation.Confirmation;
import denwaban.contract.confirmation.Confirmations;
import denwaban.people.People;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a new office has done of docs/runbooks/first-day.md, read from its state, never ticked by
/// hand.
@RestController
final class FirstSteps {

  /// The calls of so many clients are checked: an office with more is past its first day.
  static final int CLIENTS = 20;

  private final People people;
  private final Clients clients;
  private final CompanyKeys keys;
  private final Contracts contracts;
  private final Confirmations confirmations;
  private final AnsweredCalls calls;
  private final Environment settings;
  private final InstantSource clock;

  FirstSteps(
      People people,
      Clients clients,
      CompanyKeys keys,
      Contracts contracts,
      Confirmations confirmations,
      AnsweredCalls calls,
      Environment settings,
      InstantSource clock) {
    this.people = people;
    this.clients = clients;
    this.keys = keys;
    this.contracts = contracts;
    this.confirmations = confirmations;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  /// @param secondAdmin a second administrator has a passkey
  /// @param client a client has a number
  /// @param clientAdmin an administrator of a client has a passkey
  /// @param companyKey a client has its key, so messages and recordings can be sealed
  /// @param contract terms of a client are in force
  /// @param confirmed a client signed what it found out about this office, so its calls are
  ///   answered
  /// @param operator an operator has a passkey
  /// @param trunk calls are taken from another machine than this
  /// @param call a call was answered
  record Done(
      boolean secondAdmin,
      boolean client,
      boolean clientAdmin,
      boolean companyKey,
      boolean contract,
      boolean confirmed,
      boolean operator,
      boolean trunk,
      boolean call) {}

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/first-steps")
  Done done() {
    var enrolled = people.all().stream().filter(it -> it.enrolled() && !it.disabled()).toList();
    var all = clients.all().stream().limit(CLIENTS).toList();
    return new Done(
        enrolled.stream().filter(has(Role.ADMIN)).count() > 1,
        all.stream().anyMatch(it -> !clients.numbers(it.id()).isEmpty()),
        enrolled.stream().anyMatch(has(Role.CLIENT_ADMIN)),
        all.stream().anyMatch(it -> keys.current(it.id()).isPresent()),
        all.stream().anyMatch(this::agreed),
        all.stream().anyMatch(this::confirmed),
        enrolled.stream().anyMatch(has(Role.OPERATOR)),
        trunks().stream().anyMatch(FirstSteps::outside),
        all.stream().anyMatch(it -> calls.any(it.id())));
  }

  private static Predicate<Person> has(Role role) {
    return it -> it.role() == role;
  }

  private boolean confirmed(Client client) {
    return confirmations.newest(client.id()).filter(Confirmation::entrusts).isPresent();
  }

  private boolean agreed(Client client) {
    return contracts.terms(client.id(), clock.instant()).isPresent();
  }

  private List<String> trunks() {
    return Binder.get(settings)
        .bind("denwaban.sip.trunks", Bindable.listOf(String.class))
        .orElse(List.of());
  }

  /// The program started, so the addresses are well-formed.
  private static boolean outside(String trunk) {
    return !InetAddress.ofLiteral(trunk.replaceFirst("/.*", "")).isLoopbackAddress();
  }
}
