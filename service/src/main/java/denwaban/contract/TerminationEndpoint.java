package denwaban.contract;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.RequiresReauthentication;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.termination.Termination;
import denwaban.contract.termination.Termination.Side;
import denwaban.contract.termination.Terminations;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kyc.VerifiedClients;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Either side ends the contract, or takes that back until the last instant.
@RestController
final class TerminationEndpoint {

  private final Terminations terminations;
  private final Contracts contracts;
  private final Expiry expiry;
  private final Clients clients;
  private final InstantSource clock;

  TerminationEndpoint(
      Terminations terminations,
      Contracts contracts,
      Expiry expiry,
      Clients clients,
      InstantSource clock) {
    this.terminations = terminations;
    this.contracts = contracts;
    this.expiry = expiry;
    this.clients = clients;
    this.clock = clock;
  }

  /// @param endsAt null for at once
  record Notice(@Nullable Instant endsAt, @Nullable String reason) {}

  /// @param returnBy until then the client is to have its data
  /// @param eraseAt when all of it is due
  record Given(Instant endsAt, Instant returnBy, Instant eraseAt) {
    static Given of(Termination it) {
      return new Given(it.endsAt(), it.returnBy(), it.eraseAt());
    }
  }

  @PostMapping("/api/contract/termination")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  Given give(@RequestBody Notice body, CurrentUser user) {
    return give(user.memberOf(), Side.CLIENT, body, user);
  }

  @DeleteMapping("/api/contract/termination")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(CurrentUser user) {
    terminations.withdraw(user.memberOf(), Side.CLIENT, user);
  }

  /// The client has its data: the rest is due at once, and nothing brings it back.
  @PostMapping("/api/contract/termination/received")
  @RequiresPermission(Permission.EXPORT_OWN)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void received(CurrentUser user) {
    terminations.received(user.memberOf(), user);
  }

  @PostMapping("/api/office/clients/{id}/termination")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.CREATED)
  Given give(@PathVariable UUID id, @RequestBody Notice body, CurrentUser user) {
    return give(client(id), Side.OFFICE, body, user);
  }

  @DeleteMapping("/api/office/clients/{id}/termination")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable UUID id, CurrentUser user) {
    terminations.withdraw(client(id), Side.OFFICE, user);
  }

  private Given give(ClientId client, Side side, Notice body, CurrentUser user) {
    var ends = body.endsAt();
    var last = expiry.end(client);
    if (ends != null && last.filter(ends::isAfter).isPresent()) {
      // it ends before that anyway, and would be kept for longer than it says
      throw new Problem(422, "end-unfit.last-day", lastDay(last.get()));
    }
    var keeping = contracts.keeping(client, clock.instant());
    return Given.of(
        terminations.give(
            client,
            side,
            body.endsAt(),
            body.reason() == null ? "" : body.reason(),
            keeping.returnDays(),
            keeping.eraseDays(),
            user));
  }

  private static LocalDate lastDay(Instant end) {
    return LocalDate.ofInstant(end.minusNanos(1), VerifiedClients.JAPAN);
  }

  private ClientId client(UUID id) {
    return clients.find(new ClientId(id)).map(Client::id).orElseThrow(Problem::notFound);
  }
}
