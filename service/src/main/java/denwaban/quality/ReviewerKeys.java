package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.ReviewerStatement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Reviewers' own keys: their statements, and the ways to open their secret halves, which only
/// their browsers can use.
@Component
final class ReviewerKeys {

  /// Bytes of a wrapped key; the hybrid ones have some 4,000.
  static final int BLOB_LIMIT = 16_384;

  private final TenantTransactions transactions;
  private final ReviewerTable table;
  private final People people;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  ReviewerKeys(
      TenantTransactions transactions,
      ReviewerTable table,
      People people,
      AuditLog audit,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.table = table;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// One way to open the own key, as it comes.
  record NewUnlock(String method, @Nullable String credentialId, Bytes blob) {}

  record Mine(ReviewerTable.Key key, List<ReviewerTable.Unlock> unlocks) {}

  /// A reviewer who can be given something.
  record Reviewer(Person person, ReviewerTable.Key key) {}

  Optional<Mine> mine(CurrentUser user) {
    return transactions.office(() ->
        table
            .key(user.person())
            .map(key -> new Mine(key, table.unlocks(user.person(), key.epoch()))));
  }

  /// The newest key of every reviewer whose access is open.
  List<Reviewer> all() {
    return transactions.office(() ->
        people.all().stream()
            .filter(ReviewerKeys::active)
            .flatMap(it -> table.key(it.id()).map(key -> new Reviewer(it, key)).stream())
            .toList());
  }

  /// Empty too if the reviewer has no key yet, or their access was ended.
  Optional<Reviewer> find(PersonId id) {
    return transactions.office(() ->
        people
            .find(id)
            .filter(ReviewerKeys::active)
            .flatMap(it -> table.key(id).map(key -> new Reviewer(it, key))));
  }

  /// The first key, or a new one of a reviewer who lost every way to the one before: what was given
  /// to that one stays closed, and must be given again.
  ///
  /// @throws Problem 409 if this epoch exists, 422 if the statement does not fit or not both ways
  ///   to open it are there
  void add(CurrentUser user, String statement, Bytes signature, List<NewUnlock> unlocks) {
    var said = checked(statement, signature);
    if (!said.person().equals(user.person()) || said.recipient().suite() != Suite.HYBRID) {
      throw misfit();
    }
    if (unlocks.size() != 2 || unlocks.stream().anyMatch(ReviewerKeys::strange)) {
      throw misfit();
    }
    if (unlocks.stream().map(NewUnlock::method).distinct().count() != 2) {
      throw misfit();
    }
    try {
      transactions.office(() -> keep(user, said, statement, signature, unlocks));
    } catch (DuplicateKeyException e) {
      throw exists();
    }
  }

  private void keep(
      CurrentUser user,
      ReviewerStatement said,
      String statement,
      Bytes signature,
      List<NewUnlock> unlocks) {
    var before = table.key(user.person());
    var epoch = before.map(ReviewerTable.Key::epoch).orElse(0);
    if (said.epoch() == epoch) {
      throw exists();
    }
    if (said.epoch() != epoch + 1
        || !before.map(ReviewerTable.Key::fingerprint).equals(Optional.ofNullable(said.prev()))) {
      throw misfit();
    }
    var fingerprint = said.fingerprint();
    table.add(
        user.person(),
        new ReviewerTable.Key(said.epoch(), fingerprint, statement, signature),
        clock.instant());
    for (var one : unlocks) {
      table.add(
          user.person(),
          said.epoch(),
          new ReviewerTable.Unlock(ids.next(), one.method(), one.credentialId(), one.blob()));
    }
    audit.append(
        new Entry(
            Action.KEY_REVIEWER_ADDED,
            null,
            fingerprint,
            user.actor(),
            Purpose.MANAGE,
            Result.DONE,
            Map.of()));
  }

  private static boolean active(Person person) {
    return person.role() == Role.QUALITY_REVIEWER && !person.disabled();
  }

  private static boolean strange(NewUnlock unlock) {
    return !unlock.method().equals(unlock.credentialId() == null ? "recovery" : "passkey")
        || unlock.blob().length() == 0;
  }

  private static ReviewerStatement checked(String statement, Bytes signature) {
    try {
      return ReviewerStatement.check(Bytes.of(statement.getBytes(UTF_8)), signature)
          .orElseThrow(ReviewerKeys::misfit)
          .value();
    } catch (IllegalArgumentException e) {
      throw misfit();
    }
  }

  private static Problem exists() {
    return new Problem(409, "key-exists");
  }

  private static Problem misfit() {
    return new Problem(422, "key-does-not-fit.ways");
  }
}
