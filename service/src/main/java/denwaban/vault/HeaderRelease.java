package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.LoggedRead;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.retention.Leases;
import denwaban.seal.age.Limits;
import denwaban.seal.statement.Manifest;
import denwaban.storage.ObjectStore;
import denwaban.storage.ReadsClosed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Gives members what they need to open an object: the header, and only after the log has it.
///
/// Two transactions on purpose: the first commits the entry, the second reads the header. There is
/// no way through this class to a header without a committed entry.
@Component
final class HeaderRelease {

  private static final Logger LOG = LoggerFactory.getLogger(HeaderRelease.class);

  /// Purposes that only texts have.
  private static final Set<Purpose> TEXTS = EnumSet.of(Purpose.READ, Purpose.INDEX);

  /// Objects in one question.
  static final int SEVERAL = 20;

  /// Status of what was erased.
  private static final int GONE = 410;

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final VersionTable versions;
  private final Headers headers;
  private final ObjectStore store;
  private final Leases leases;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;

  HeaderRelease(
      TenantTransactions transactions,
      ObjectTable objectTable,
      VersionTable versions,
      Headers headers,
      ObjectStore store,
      Leases leases,
      AuditLog audit,
      ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.versions = versions;
    this.headers = headers;
    this.store = store;
    this.leases = leases;
    this.audit = audit;
    this.events = events;
  }

  /// A segment with what opens it.
  ///
  /// @param company fingerprint of the key statement that the header is sealed to
  record Segment(
      int n,
      Bytes header,
      long length,
      long startMs,
      String company,
      ObjectTable.@Nullable Remade remade) {}

  /// @param versions of a message: what was signed about all its versions, the oldest first, so
  ///   that a reader can tell which is the newest; empty of others
  record Released(
      Manifest.Kind kind,
      SignedManifest kept,
      List<Segment> segments,
      List<SignedManifest> versions) {}

  /// @throws Problem 404 if there is no such object of this member's client; 503 if the log is
  ///   unavailable or the vault is sealed, and nothing was released; 410 if its key was destroyed
  Released release(CurrentUser user, ObjectId object, Purpose purpose) {
    headers.mustBeOpen();
    var entered = commitEntries(user, List.of(object), purpose);
    var signedManifest = entered.kept().get(object);
    if (signedManifest == null) {
      throw leases.unreadable(user.memberOf(), object.value()) ? destroyed() : Problem.notFound();
    }
    return opened(user, object, signedManifest, purpose);
  }

  /// What several ask for at once.
  ///
  /// @param released in the order in which they were asked for
  /// @param missing what is not there, is another client's, or was erased
  record Several(Map<ObjectId, Released> released, List<ObjectId> missing) {}

  /// Each has an entry of its own, and all entries are committed before the first header is read.
  /// Of many long objects only the first ones are answered for: those that have [Limits#SEGMENTS]
  /// segments together, one object at least.
  ///
  /// @param objects none of them twice
  /// @throws Problem 400 if there are none, more than [#SEVERAL], or a recording is asked for as a
  ///   text; 503 as above
  Several release(CurrentUser user, List<ObjectId> objects, Purpose purpose) {
    if (objects.isEmpty() || objects.size() > SEVERAL) {
      throw Problem.malformed();
    }
    headers.mustBeOpen();
    var entered = commitEntries(user, objects, purpose);
    var missing = new ArrayList<>(entered.missing());
    var released = new LinkedHashMap<ObjectId, Released>();
    for (var one : entered.kept().entrySet()) {
      try {
        released.put(one.getKey(), opened(user, one.getKey(), one.getValue(), purpose));
      } catch (Problem destroyed) {
        if (destroyed.status() != GONE) {
          throw destroyed;
        }
        missing.add(one.getKey());
      }
    }
    return new Several(released, List.copyOf(missing));
  }

  private Released opened(
      CurrentUser user, ObjectId object, SignedManifest signedManifest, Purpose purpose) {
    var client = user.memberOf();
    var rows = transactions.as(client, user.person(), () -> objectTable.headers(client, object));
    var manifest = manifest(signedManifest);
    var segments = new ArrayList<Segment>();
    if (rows.size() != manifest.segments().size()) {
      throw destroyed();
    }
    for (var segment : manifest.segments()) {
      var lying = rows.get(segment.n());
      segments.add(
          new Segment(
              segment.n(),
              headers.unwrap(client, object, lying.header()).orElseThrow(HeaderRelease::destroyed),
              segment.length(),
              segment.startMs(),
              lying.company(),
              lying.remade()));
    }
    events.publishEvent(
        new HeaderReleased(
            client, object, manifest.kind(), manifest.call(), purpose, manifest.company()));
    var all =
        manifest.kind() == Manifest.Kind.MESSAGE
            ? transactions.as(client, user.person(), () -> versions.signed(client, manifest.call()))
            : List.<SignedManifest>of();
    return new Released(manifest.kind(), signedManifest, List.copyOf(segments), all);
  }

  private record Entered(Map<ObjectId, SignedManifest> kept, List<ObjectId> missing) {}

  private Entered commitEntries(CurrentUser user, List<ObjectId> objects, Purpose purpose) {
    var client = user.memberOf();
    return LoggedRead.after(
        objects,
        () ->
            transactions.as(
                client,
                user.person(),
                () -> {
                  var entered = new Entered(new LinkedHashMap<>(), new ArrayList<>());
                  var segments = 0;
                  for (var object : objects) {
                    var kept = objectTable.find(client, object);
                    // nothing that was erased is ever logged as released
                    if (kept.isEmpty() || leases.unreadable(client, object.value())) {
                      entered.missing().add(object);
                      continue;
                    }
                    var manifest = manifest(kept.get());
                    if (manifest.kind() == Manifest.Kind.RECORDING && TEXTS.contains(purpose)) {
                      throw Problem
                          .malformed(); // a recording is played or saved, and both ask for more
                    }
                    segments += manifest.segments().size();
                    if (segments > Limits.SEGMENTS && !entered.kept().isEmpty()) {
                      break;
                    }
                    audit.append(
                        Entry.done(
                            Action.HEADER_RELEASED,
                            client,
                            object.toString(),
                            user.actor(),
                            purpose));
                    entered.kept().put(object, kept.get());
                  }
                  return entered;
                }));
  }

  /// The length of one payload, for ranges.
  ///
  /// @throws Problem 404 if there is no such payload of this member's client
  long length(CurrentUser user, ObjectId object, int segment) {
    var client = user.memberOf();
    var signedManifest =
        transactions
            .as(client, user.person(), () -> objectTable.find(client, object))
            .orElseThrow(Problem::notFound);
    var segments = manifest(signedManifest).segments();
    if (segment < 0 || segment >= segments.size()) {
      throw Problem.notFound();
    }
    return segments.get(segment).length();
  }

  /// Bytes of a payload whose [#length] was asked for. Close it.
  InputStream payload(ClientId client, ObjectId object, int segment, long from, long length) {
    try {
      return store.read(object, segment, from, length);
    } catch (ReadsClosed closed) {
      throw new Problem(503, "reads-closed");
    } catch (IOException away) {
      LOG.atError()
          .addKeyValue("client", client)
          .addKeyValue("object", object)
          .setCause(away)
          .log("a payload cannot be read");
      throw new Problem(503, "storage-unavailable").with("Retry-After", "10");
    }
  }

  private static Manifest manifest(SignedManifest signedManifest) {
    return Manifest.parse(Bytes.of(signedManifest.manifest().getBytes(UTF_8)));
  }

  static Problem destroyed() {
    return new Problem(GONE, "key-destroyed");
  }
}
