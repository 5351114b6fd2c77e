package denwaban.kyc;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Notes of suspicion (疑わしい取引, 犯罪収益移転防止法 8条). The person written about must not learn of it (8条3項):
/// there is no entry in a log, for clients read their own and the installation's; who wrote and who
/// read stands in tables of the office's. Opens the office's scope.
@Component
class Suspicions {

  /// In characters.
  static final int TEXT = 4_000;

  /// Rows of one client: notes, and what became of them.
  static final int LIMIT = 200;

  private final TenantTransactions transactions;
  private final SuspicionTable table;
  private final KycSeal seal;
  private final ClientNames clients;
  private final Ids ids;
  private final InstantSource clock;

  Suspicions(
      TenantTransactions transactions,
      SuspicionTable table,
      KycSeal seal,
      ClientNames clients,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.seal = seal;
    this.clients = clients;
    this.ids = ids;
    this.clock = clock;
  }

  record Opened(Suspicion step, String text) {}

  /// All of a client's, oldest first, after it was written down who reads them.
  ///
  /// @throws Problem 404 if there is no such client
  List<Opened> open(CurrentUser user, ClientId client) {
    mustBe(client);
    var steps =
        transactions.office(() -> {
          table.wasRead(ids.next(), client, user.person(), clock.instant());
          return table.all(client);
        });
    // not inside a scope: the vault may be slow
    return steps.stream()
        .map(it -> new Opened(it, seal.open(client, it.id(), it.sealed())))
        .toList();
  }

  /// @throws Problem 404 if there is no such client; 409 if it has [#LIMIT]; 422 if the text does
  ///   not fit
  void note(CurrentUser user, ClientId client, String text) {
    var id = ids.next();
    add(user, client, id, id, Suspicion.State.NOTED, null, text);
  }

  /// What became of a note.
  ///
  /// @param on the day of the report; null where it is not reported
  /// @throws Problem 404 if this client has no such note; 409 if it was reported, or is not
  ///   reported already; 422 if the day is to come, or the text does not fit
  void outcome(CurrentUser user, ClientId client, UUID note, @Nullable LocalDate on, String text) {
    var state = on == null ? Suspicion.State.NOT_REPORTED : Suspicion.State.REPORTED;
    if (on != null && on.isAfter(VerifiedClients.day(clock.instant()))) {
      throw KycProblems.unfit("on");
    }
    add(user, client, ids.next(), note, state, on, text);
  }

  private void add(
      CurrentUser user,
      ClientId client,
      UUID id,
      UUID note,
      Suspicion.State state,
      @Nullable LocalDate on,
      String text) {
    mustBe(client);
    var sealed = seal.seal(client, id, fitting(text));
    Instant now = clock.instant();
    transactions.office(() -> {
      table.lock(client);
      var before = table.all(client);
      if (before.size() >= LIMIT) throw KycProblems.full(LIMIT);
      if (state != Suspicion.State.NOTED) mustBeOpen(before, note, state);
      table.add(new Suspicion(id, note, client, state, on, now, user.person(), sealed));
    });
  }

  private static void mustBeOpen(List<Suspicion> all, UUID note, Suspicion.State next) {
    var steps = all.stream().filter(it -> it.note().equals(note)).toList();
    if (steps.isEmpty()) throw Problem.notFound();
    if (steps.stream().anyMatch(it -> it.state() == Suspicion.State.REPORTED)
        || steps.getLast().state() == next) {
      throw new Problem(409, "suspicion-decided");
    }
  }

  private static String fitting(String text) {
    try {
      return Parties.fitting("text", text, TEXT);
    } catch (IllegalArgumentException unfit) {
      throw KycProblems.unfit("text");
    }
  }

  private void mustBe(ClientId client) {
    if (clients.find(client).isEmpty()) throw Problem.notFound();
  }
}
