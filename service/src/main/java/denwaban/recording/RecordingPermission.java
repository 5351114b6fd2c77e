package denwaban.recording;

import denwaban.call.RecordingTap.Reason;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Clause;
import denwaban.contract.Contracts;
import denwaban.contract.Decision;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Whether a call may be recorded, and to which key: as contract and key chain say, or as they said
/// last while the database is unavailable. What was not asked for in the last [#REMEMBERED] is
/// refused.
@Component
final class RecordingPermission {

  /// As long as the switchboard remembers whose a number is.
  static final Duration REMEMBERED = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(RecordingPermission.class);

  private final Contracts contracts;
  private final CompanyKeys keys;

  /// One for each mailbox of each client; an office has some hundred.
  private final Map<Place, Remembered> remembered = new ConcurrentHashMap<>();

  RecordingPermission(Contracts contracts, CompanyKeys keys) {
    this.contracts = contracts;
    this.keys = keys;
  }

  sealed interface Answer {

    /// The clause that decided.
    Clause by();

    record Yes(Clause by, CompanyKey key) implements Answer {}

    record No(Clause by, Reason why) implements Answer {}
  }

  private record Place(ClientId client, @Nullable UUID mailbox) {}

  private record Remembered(Answer answer, Instant at) {}

  /// @throws DataAccessException or [TransactionException] if the database is unavailable, and
  ///   nothing is remembered
  Answer mayRecord(ClientId client, @Nullable UUID mailbox, Instant at) {
    var place = new Place(client, mailbox);
    try {
      var answer = ask(client, mailbox, at);
      remembered.put(place, new Remembered(answer, at));
      return answer;
    } catch (DataAccessException | TransactionException away) {
      var last = remembered.get(place);
      if (last == null || last.at().plus(REMEMBERED).isBefore(at)) throw away;
      LOG.atWarn().addKeyValue("client", client).log("whether to record is known from memory");
      return last.answer();
    }
  }

  /// The key for what is sealed whether calls are recorded or not; empty if there is none.
  Optional<CompanyKey> key(ClientId client, @Nullable UUID mailbox, Instant at) {
    try {
      return keys.toSealTo(client, mailbox);
    } catch (DataAccessException | TransactionException away) {
      var last = remembered.get(new Place(client, mailbox));
      if (last == null || last.at().plus(REMEMBERED).isBefore(at)) throw away;
      if (last.answer() instanceof Answer.Yes(_, var key)) return Optional.of(key);
      throw away;
    }
  }

  private Answer ask(ClientId client, @Nullable UUID mailbox, Instant at) {
    return switch (contracts.mayRecord(client, at)) {
      case Decision.Refused(var by, _) -> new Answer.No(by, Reason.NOT_AGREED);
      case Decision.Allowed(var by) ->
          keys.toSealTo(client, mailbox)
              .<Answer>map(key -> new Answer.Yes(by, key))
              .orElseGet(() -> new Answer.No(by, Reason.NO_KEY));
    };
  }
}
