package denwaban.retention;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What became of things whose time was over, for anyone who asks by an id.
@Component
public class Leases {

  /// How some things stand.
  ///
  /// @param kept that are not erased yet
  /// @param held of those, that a legal hold keeps from being erased
  public record Standing(int kept, int held, int erased) {}

  /// Ids in one answer.
  static final int ERASED_LIMIT = 10_000;

  private final TenantTransactions transactions;
  private final LeaseTable table;

  Leases(TenantTransactions transactions, LeaseTable table) {
    this.transactions = transactions;
    this.table = table;
  }

  /// When this client's thing was erased; empty if it was not, or is another client's. Opens the
  /// client's scope, or joins it.
  public Optional<Instant> erased(ClientId client, UUID subject) {
    return transactions
        .as(client, () -> table.erased(subject))
        .flatMap(it -> Optional.ofNullable(it.erasedAt()));
  }

  /// Whether its keys are gone, though rows of it may be there: for a moment while it is erased,
  /// and after an older backup was restored. Opens the client's scope, or joins it.
  public boolean unreadable(ClientId client, UUID subject) {
    return transactions.as(client, () -> table.unreadable(client, subject));
  }

  /// Opens the client's scope, or joins it.
  public Standing standing(ClientId client, Collection<UUID> subjects, Instant now) {
    return subjects.isEmpty()
        ? new Standing(0, 0, 0)
        : transactions.as(client, () -> table.standing(client, subjects, now));
  }

  /// What a request decided is due at once; the next round erases it, unless it is held. Joins the
  /// transaction of the decision, and the database refuses it where there was none.
  ///
  /// @return how many are due earlier than they were
  public int bringForward(
      ClientId client, UUID request, Instant decided, Collection<UUID> subjects) {
    return subjects.isEmpty()
        ? 0
        : transactions.as(client, () -> table.bringForward(client, request, decided, subjects));
  }

  /// Messages, drafts and slips that were erased.
  ///
  /// @param until up to which moment the list is complete
  public record Erased(List<ObjectId> objects, Instant until) {}

  /// What was erased after a moment, the oldest first, at most [#ERASED_LIMIT]. Opens the client's
  /// scope, or joins it.
  public Erased erasedSince(ClientId client, Instant since) {
    var found = transactions.as(client, () -> table.erasedSince(client, since, ERASED_LIMIT + 1));
    var first = found.stream().limit(ERASED_LIMIT).toList();
    var until = first.isEmpty() ? since : Objects.requireNonNull(first.getLast().erasedAt());
    if (found.size() > ERASED_LIMIT) {
      // whole moments: the rest of the last one comes with the next question
      until = until.minusNanos(1_000);
    }
    return new Erased(first.stream().map(it -> new ObjectId(it.subject())).toList(), until);
  }

  /// When it was erased, of whichever client, for anybody who has the id. Of what is kept it says
  /// nothing, as of an id that never was. Opens the office's scope.
  Optional<Lease> erasedOfAny(UUID subject) {
    return transactions.office(() -> table.erased(subject));
  }
}
