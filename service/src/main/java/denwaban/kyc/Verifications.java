package denwaban.kyc;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Records of verifications (確認記録, 犯罪収益移転防止法 6条), each with an entry in the client's log. Opens the
/// office's scope.
@Component
class Verifications {

  /// Of one client. There is one at each contract and few more.
  static final int LIMIT = KycTable.LISTED;

  private final TenantTransactions transactions;
  private final KycTable table;
  private final KycSeal seal;
  private final NumberOwnership ownership;
  private final ClientNames clients;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();

  Verifications(
      TenantTransactions transactions,
      KycTable table,
      KycSeal seal,
      NumberOwnership ownership,
      ClientNames clients,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.seal = seal;
    this.ownership = ownership;
    this.clients = clients;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// How a client stands.
  enum State {
    /// Its number is its own, and it was not verified.
    NOT_NEEDED,
    /// The number is the office's own, and the client was not verified: its calls are refused.
    MISSING,
    /// It was verified by a method that did not count any more when the contract began: its calls
    /// are refused.
    METHOD_ENDED,
    VERIFIED;

    /// Its name in JSON.
    String code() {
      return Codes.of(this);
    }
  }

  /// @param needed whether the number is the office's own
  /// @param newest null if there is none
  /// @param keptUntil until when the records are kept at least, in Japan; null while the contract
  ///   runs
  record OfClient(
      ClientNames.Company client,
      boolean needed,
      State state,
      @Nullable Standing newest,
      @Nullable LocalDate keptUntil) {}

  /// Of every client.
  List<OfClient> all() {
    var companies = clients.all();
    return transactions.office(() -> {
      var standings = table.standings();
      return companies.stream()
          .map(it -> ofClient(it, Optional.ofNullable(standings.get(it.id()))))
          .toList();
    });
  }

  /// @throws Problem 404 if there is no such client
  OfClient of(ClientId client) {
    var company = company(client);
    return transactions.office(() -> ofClient(company, table.standing(client)));
  }

  private OfClient ofClient(ClientNames.Company company, Optional<Standing> newest) {
    var now = clock.instant();
    var contracted = ownership.of(company.id(), now);
    var since = contracted.providedSince();
    var ended = contracted.ended();
    return new OfClient(
        company,
        since != null,
        state(newest, since, now),
        newest.orElse(null),
        ended == null ? null : ended.plusYears(VerifiedClients.KEPT_YEARS));
  }

  private static State state(Optional<Standing> newest, @Nullable LocalDate since, Instant now) {
    if (newest.isEmpty()) return since == null ? State.NOT_NEEDED : State.MISSING;
    var it = newest.get();
    var from = since == null ? it.on() : since;
    return it.holds(from, VerifiedClients.day(now)) ? State.VERIFIED : State.METHOD_ENDED;
  }

  /// Newest first, without what is encrypted.
  ///
  /// @throws Problem 404 if there is no such client
  List<Verification> records(ClientId client) {
    var _ = company(client);
    return transactions.office(() -> table.all(client));
  }

  record Opened(Verification verification, Parties parties) {}

  /// Opens one, after an entry in the client's log.
  ///
  /// @throws Problem 404 if this client has none of that id
  Opened open(CurrentUser user, ClientId client, UUID id) {
    var found =
        transactions.office(() -> {
          var it = table.find(client, id).orElseThrow(Problem::notFound);
          audit.append(
              Entry.done(Action.KYC_SHOWN, client, id.toString(), user.actor(), Purpose.READ));
          return it;
        });
    // not inside a scope: the vault may be slow
    return new Opened(found, json.readValue(seal.open(client, id, found.sealed()), Parties.class));
  }

  /// Keeps what the user verified. It supersedes what there was.
  ///
  /// @param on the day of the verification, in Japan
  /// @throws Problem 404 if there is no such client; 409 if it has [#LIMIT]; 422 if the day is to
  ///   come, or a method did not count on it
  Verification add(
      CurrentUser user,
      ClientId client,
      LocalDate on,
      Method company,
      Method person,
      Parties parties) {
    var _ = company(client);
    var now = clock.instant();
    var today = VerifiedClients.day(now);
    if (on.isAfter(today) || parties.births().anyMatch(today::isBefore)) {
      throw KycProblems.unfit("verifiedOn");
    }
    for (var method : List.of(company, person)) {
      if (!method.counts(on)) throw KycProblems.ended(method);
    }
    var id = ids.next();
    var sealed = seal.seal(client, id, json.writeValueAsString(parties));
    var made =
        new Verification(id, client, on, company.code(), person.code(), now, user.person(), sealed);
    transactions.office(() -> {
      if (table.count(client) >= LIMIT) throw KycProblems.full(LIMIT);
      table.add(made);
      audit.append(
          new Entry(
              Action.KYC_VERIFIED,
              client,
              id.toString(),
              user.actor(),
              Purpose.MANAGE,
              Result.DONE,
              Map.of("on", on.toString(), "company", made.company(), "person", made.person())));
    });
    return made;
  }

  private ClientNames.Company company(ClientId client) {
    return clients.find(client).orElseThrow(Problem::notFound);
  }
}
