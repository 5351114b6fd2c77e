package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.RequestScope;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.LoggedRead;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;
import denwaban.storage.ObjectStore;
import denwaban.storage.key.WeekKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Second headers of messages, each for the operator who sealed it, in the session that sealed it,
/// for [#WINDOW]. The key to them is in the memory of one page and is lost with it.
///
/// As in [HeaderRelease], a first transaction commits the log's entry, and only then is a header
/// unwrapped.
@Component
public final class OperatorHeaders {

  /// From the keeping of a message's first version; at its end a correction is refused.
  public static final Duration WINDOW = RequestScope.AFTER_A_CALL;

  private static final Logger LOG = LoggerFactory.getLogger(OperatorHeaders.class);

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final OperatorHeaderTable own;
  private final Headers headers;
  private final ObjectStore store;
  private final AuditLog audit;
  private final InstantSource clock;

  OperatorHeaders(
      TenantTransactions transactions,
      ObjectTable objectTable,
      OperatorHeaderTable own,
      Headers headers,
      ObjectStore store,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.own = own;
    this.headers = headers;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// A message given back to the page that sealed it.
  public record Released(SignedManifest kept, Bytes header, Bytes payload) {}

  /// A header that [#keep] keeps.
  ///
  /// @param recipient the page's own key
  public record Wrapped(HeaderRow row, String recipient) {}

  /// Wraps the header of an object that is about to be written. Needs no database.
  ///
  /// @param step that begins the object
  public Wrapped wrap(ObjectStep step, OwnHeader made) {
    var object = step.opened();
    var key = WeekKey.of(object.client(), object.kind().text(), step.at());
    var row = headers.wrap(key, Audience.OPERATOR, object.object(), 0, 0, made.header());
    return new Wrapped(row, made.recipient());
  }

  /// Keeps a header; joins the caller's transaction.
  ///
  /// @param until at most [#WINDOW] from now
  public void keep(
      CurrentUser user, ClientId client, ObjectId object, Wrapped made, Instant until) {
    transactions.run(
        client, () -> own.add(user, client, object, made.row(), made.recipient(), until));
  }

  /// Until when this person, in this session, may correct the message; empty if they may not.
  public Optional<Instant> until(CurrentUser user, ClientId client, ObjectId object) {
    return transactions
        .as(client, () -> own.find(user, client, object, clock.instant()))
        .map(OperatorHeaderTable.Own::until);
  }

  /// Ends it before its time; joins the caller's transaction.
  public void close(ClientId client, ObjectId object) {
    transactions.run(client, () -> own.drop(client, object));
  }

  /// @throws Problem 404 if it is not this person's, not this session's, or the time has passed:
  ///   one answer for all; 503 if the log or the store is unavailable or the vault is sealed, and
  ///   nothing was released
  public Released release(CurrentUser user, ClientId client, ObjectId object) {
    headers.mustBeOpen();
    var signedManifest = commitEntry(user, client, object);
    var manifest = Manifest.parse(Bytes.of(signedManifest.manifest().getBytes(UTF_8)));
    var row =
        transactions
            .as(client, () -> own.find(user, client, object, clock.instant()))
            .orElseThrow(OperatorHeaders::over);
    var header =
        headers
            .unwrap(Audience.OPERATOR, client, object, row.header())
            .orElseThrow(OperatorHeaders::over);
    try (var payload = store.read(object, 0, 0, manifest.segments().getFirst().length())) {
      return new Released(signedManifest, header, Bytes.of(payload.readAllBytes()));
    } catch (IOException away) {
      LOG.atError().addKeyValue("object", object).setCause(away).log("a payload cannot be read");
      throw new Problem(503, "storage-unavailable").with("Retry-After", "5");
    }
  }

  /// Deletes what has ended: by time, of whatever audience, or with its session.
  ///
  /// @param alive which of these sessions still live
  /// @return how many rows went
  int sweep(ClientId client, Function<Collection<String>, Set<String>> alive) {
    var ended = new HashSet<>(transactions.as(client, () -> own.sessions(client)));
    ended.removeAll(alive.apply(ended));
    return transactions.as(
        client, () -> own.sweep(client, clock.instant()) + own.sweep(client, ended));
  }

  private SignedManifest commitEntry(CurrentUser user, ClientId client, ObjectId object) {
    return LoggedRead.after(
        object,
        () ->
            transactions.as(
                client,
                () -> {
                  if (own.find(user, client, object, clock.instant()).isEmpty()) {
                    throw over();
                  }
                  var signedManifest =
                      objectTable.find(client, object).orElseThrow(OperatorHeaders::over);
                  audit.append(
                      Entry.done(
                          Action.HEADER_RELEASED,
                          client,
                          object.toString(),
                          user.actor(),
                          Purpose.CORRECT));
                  return signedManifest;
                }));
  }

  /// The one answer for everyone who may not correct a message, whatever the reason.
  public static Problem over() {
    return new Problem(404, "not-correctable");
  }
}
