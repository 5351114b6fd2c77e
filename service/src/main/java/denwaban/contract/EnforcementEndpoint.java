package denwaban.contract;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.Action;
import denwaban.audit.LogPage;
import denwaban.audit.reading.LogReader;
import denwaban.client.Clients;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// When each term was last obeyed, as the client's own log has it (controls.md K1).
@RestController
final class EnforcementEndpoint {

  /// Of an entry.
  private static final int LEAF = 65_535;

  private final LogReader log;
  private final Contracts contracts;
  private final Clients clients;
  private final InstantSource clock;

  EnforcementEndpoint(LogReader log, Contracts contracts, Clients clients, InstantSource clock) {
    this.log = log;
    this.contracts = contracts;
    this.clients = clients;
    this.clock = clock;
  }

  /// @param term its key
  /// @param entry the newest that this term decided
  record Last(String term, LogPage.Line entry) {}

  /// @param term its key
  /// @param entry its number in the client's log, from 0
  record Moment(String term, String act, Instant at, long entry) {}

  /// @param version in force; 0 if none is
  record Moments(int version, List<Moment> terms) {}

  /// Terms without an entry among the newest [LogReader#LOOKED_AT] are not in it.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract/enforcement")
  List<Last> own(CurrentUser user) {
    return last(user.memberOf());
  }

  /// When and by which act, for the office: no entry, and nothing of what the client's own people
  /// did.
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients/{id}/contract/enforcement")
  Moments of(@PathVariable String id) {
    var client = client(id);
    return new Moments(
        contracts.terms(client, clock.instant()).map(Terms::version).orElse(0),
        last(client).stream().flatMap(it -> moment(it).stream()).toList());
  }

  private List<Last> last(ClientId client) {
    var acts =
        Enforced.all().values().stream()
            .flatMap(it -> it.acts().stream())
            .collect(Collectors.toSet());
    var found = log.newest(client, acts);
    return Enforced.all().entrySet().stream()
        .flatMap(
            it -> newest(it.getValue(), found).map(line -> new Last(it.getKey(), line)).stream())
        .sorted(Comparator.comparing(Last::term))
        .toList();
  }

  private static Optional<LogPage.Line> newest(Enforced.By by, Map<String, LogPage.Line> found) {
    return by.acts().stream()
        .map(Action::code)
        .map(found::get)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(LogPage.Line::index));
  }

  private static Optional<Moment> moment(Last last) {
    var bytes = Bytes.of(last.entry().leaf().getBytes(StandardCharsets.UTF_8));
    if (!(Json.parse(bytes, LEAF) instanceof Json.Obj(var leaf))
        || !(leaf.get("t") instanceof Json.Text(var at))
        || !(leaf.get("act") instanceof Json.Text(var act))
        || !(leaf.get("role") instanceof Json.Text(var role))) {
      throw new AssertionError("a leaf is written as its format says");
    }
    return role.startsWith("client-")
        ? Optional.empty()
        : Optional.of(new Moment(last.term(), act, Instant.parse(at), last.entry().index()));
  }

  private ClientId client(String id) {
    try {
      var client = ClientId.of(id);
      if (clients.find(client).isPresent()) return client;
    } catch (IllegalArgumentException malformed) {
      // the same answer as for a client that never was
    }
    throw Problem.notFound();
  }
}
