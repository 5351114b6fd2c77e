package denwaban.recording;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.call.RecordingTap;
import denwaban.client.key.CompanyKey;
import denwaban.contract.Clause;
import denwaban.database.backlog.BacklogFull;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.recording.replay.SecondReaders;
import denwaban.recording.replay.SecondReaders.SecondReader;
import denwaban.seal.statement.Manifest;
import denwaban.vault.BegunObject;
import denwaban.vault.OfCall;
import denwaban.vault.Vault;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The module's interface: begins recordings where the contract and a key allow it, and lists kept
/// ones.
@Component
public final class Recordings implements RecordingTap {

  private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

  private final RecordingPermission recordingPermission;
  private final DeferredWriter deferredWriter;
  private final Vault vault;
  private final RecordingManifests recordingManifests;
  private final TapeDeck deck;
  private final SecondReaders seconds;
  private final EdgeKey edge;
  private final Ids ids;
  private final InstantSource clock;

  Recordings(
      RecordingPermission recordingPermission,
      DeferredWriter deferredWriter,
      Vault vault,
      RecordingManifests recordingManifests,
      TapeDeck deck,
      SecondReaders seconds,
      EdgeKey edge,
      Ids ids,
      InstantSource clock) {
    this.recordingPermission = recordingPermission;
    this.deferredWriter = deferredWriter;
    this.vault = vault;
    this.recordingManifests = recordingManifests;
    this.deck = deck;
    this.seconds = seconds;
    this.edge = edge;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whether it may be recorded is decided before the notice is played. The entry that recording
  /// began comes with the first sound, after notice and answer: a call that no one answers leaves
  /// none.
  @Override
  public Tapped begin(
      CallId call, ClientId client, @Nullable UUID mailbox, Instant at, Runnable brokeOff) {
    try {
      return switch (recordingPermission.mayRecord(client, mailbox, at)) {
        case RecordingPermission.Answer.No(var by, var why) -> refused(call, client, by, why);
        case RecordingPermission.Answer.Yes(var by, var key) ->
            begun(new Begin(call, client, mailbox, at), by, key, brokeOff);
      };
    } catch (DataAccessException | TransactionException | UncheckedIOException | BacklogFull away) {
      LOG.atError().addKeyValue("call", call).setCause(away).log("not recorded: no log");
      return new Tapped.Off(Reason.LOG_UNAVAILABLE);
    }
  }

  private record Begin(CallId call, ClientId client, @Nullable UUID mailbox, Instant at) {}

  private Tapped begun(Begin begin, Clause by, CompanyKey key, Runnable brokeOff) {
    var object = new ObjectId(ids.next());
    var call = begin.call();
    var client = begin.client();
    var begunObject =
        new BegunObject(
            object, client, Manifest.Kind.RECORDING, call, key.epoch(), key.fingerprint());
    var began =
        new Entry(
            Action.RECORDING_BEGAN,
            client,
            object.toString(),
            Actor.EDGE,
            Purpose.OPERATE,
            Result.DONE,
            Map.of(
                "clause",
                by.toString(),
                "call",
                call.toString(),
                "edgeKey",
                recordingManifests.edgeKey(),
                "at",
                begin.at().toString()));
    var sink =
        new VaultSink(
            vault,
            recordingManifests,
            deferredWriter,
            clock,
            begunObject,
            key.recipient(),
            edge.signer(),
            () -> besides(begunObject, begin),
            began);
    return new Tapped.On(deck.start(call, sink, brokeOff));
  }

  private List<SecondReader> besides(BegunObject begunObject, Begin begin) {
    try {
      return seconds.of(begunObject, begin.mailbox(), begin.at());
    } catch (RuntimeException away) {
      LOG.atError()
          .addKeyValue("object", begunObject.object())
          .setCause(away)
          .log("not sealed for reviewers, who cannot be proven now; sealed for its client");
      return List.of();
    }
  }

  private Tapped refused(CallId call, ClientId client, Clause by, Reason why) {
    deferredWriter.note(
        client,
        new Entry(
            Action.RECORDING_REFUSED,
            client,
            call.toString(),
            Actor.EDGE,
            Purpose.OPERATE,
            Result.REFUSED,
            Map.of("clause", by.toString(), "why", why.name().toLowerCase(Locale.ROOT))));
    return new Tapped.Off(why);
  }

  /// The kept recordings of some calls of a client.
  public List<OfCall> ofCalls(ClientId client, Collection<CallId> calls) {
    return vault.ofCalls(client, Manifest.Kind.RECORDING, calls);
  }

  /// The kept slips of some calls of a client.
  public List<OfCall> slipsOfCalls(ClientId client, Collection<CallId> calls) {
    return vault.ofCalls(client, Manifest.Kind.SLIP, calls);
  }
}
