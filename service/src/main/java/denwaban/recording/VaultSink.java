package denwaban.recording;

import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.kernel.Bytes;
import denwaban.recording.replay.SecondReaders.SecondReader;
import denwaban.seal.age.Recipient;
import denwaban.seal.crypto.Signer;
import denwaban.storage.AppendedPayload;
import denwaban.vault.BegunObject;
import denwaban.vault.HeaderRow;
import denwaban.vault.ObjectStep;
import denwaban.vault.SignedManifest;
import denwaban.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/// Keeps the segments of one call in the vault. Used by one thread.
///
/// Nothing of a call is there, in the vault or in the log, until a caller is heard to whom the
/// notice was played and whom an operator answered: with the first segment.
final class VaultSink implements RecordingSink {

  private static final Logger LOG = LoggerFactory.getLogger(VaultSink.class);

  private final Vault vault;
  private final RecordingManifests recordingManifests;
  private final DeferredWriter deferredWriter;
  private final InstantSource clock;
  private final BegunObject begunObject;
  private final String recipient;
  private final Signer edge;
  private final Supplier<List<SecondReader>> readers;
  private final Entry began;
  private final List<HeaderRow> rows = new ArrayList<>();
  private List<SecondReader> besides = List.of();

  /// Whether something of this recording waits for the database: then the rest does too.
  private boolean waits;

  private @Nullable AppendedPayload current;
  private int next;
  private @Nullable Instant begun;
  private boolean over;

  VaultSink(
      Vault vault,
      RecordingManifests recordingManifests,
      DeferredWriter deferredWriter,
      InstantSource clock,
      BegunObject begunObject,
      String recipient,
      Signer edge,
      Supplier<List<SecondReader>> readers,
      Entry began) {
    this.vault = vault;
    this.recordingManifests = recordingManifests;
    this.deferredWriter = deferredWriter;
    this.clock = clock;
    this.begunObject = begunObject;
    this.recipient = recipient;
    this.edge = edge;
    this.readers = readers;
    this.began = began;
  }

  @Override
  public String recipient() {
    return recipient;
  }

  @Override
  public List<Recipient> besides() {
    return besides.stream().map(SecondReader::recipient).toList();
  }

  @Override
  public Segment begin(long startMs) throws IOException {
    var at = start();
    var n = next++;
    var payload = vault.append(begunObject.object(), n);
    current = payload;
    return new Segment() {
      @Override
      public OutputStream payload() {
        return new SyncedOutputStream(payload);
      }

      @Override
      public void header(Bytes header) throws IOException {
        try {
          var row = vault.wrap(begunObject, at, n, startMs, header);
          waits = deferredWriter.write(new KeptStep(step(row, null), null), waits);
          rows.add(row);
        } catch (RuntimeException away) {
          // the recorder knows one kind of trouble: what cannot be kept is not recorded
          throw new IOException("the header cannot be kept", away);
        }
      }

      @Override
      public void besides(List<Bytes> headers) {
        keep(n, startMs, headers);
      }

      @Override
      public void end() throws IOException {
        payload.close();
      }
    };
  }

  /// The entry that recording began is committed before the first sound is written, or waits on the
  /// disk.
  private Instant start() throws IOException {
    if (begun != null) return begun;
    var now = clock.instant();
    begun = now;
    try {
      var object = new ObjectStep(begunObject, vault.process(), now, true, null, null);
      waits = deferredWriter.write(new KeptStep(object, began), false);
      besides = readers.get();
      return now;
    } catch (RuntimeException away) {
      throw new IOException("the recording cannot begin", away);
    }
  }

  private ObjectStep step(@Nullable HeaderRow row, @Nullable SignedManifest signedManifest) {
    return new ObjectStep(
        begunObject, vault.process(), clock.instant(), false, row, signedManifest);
  }

  /// A reader without one header opens nothing, so an error with one ends it for this reader.
  private void keep(int n, long startMs, List<Bytes> headers) {
    var still = new ArrayList<SecondReader>();
    for (var i = 0; i < headers.size(); i++) {
      var reader = besides.get(i);
      try {
        reader.keep(n, startMs, headers.get(i), edge);
        still.add(reader);
      } catch (RuntimeException away) {
        LOG.atError()
            .addKeyValue("object", begunObject.object())
            .setCause(away)
            .log("not sealed for a reviewer; the recording goes on for its client");
        if (away instanceof CannotCreateTransactionException) {
          still.clear(); // the database is away for all, and a call does not wait for each
          break;
        }
      }
    }
    besides = List.copyOf(still);
  }

  @Override
  public void finish(long durationMs) throws IOException {
    if (over) {
      return;
    }
    try {
      var signed = recordingManifests.whole(begunObject, rows, durationMs);
      waits = deferredWriter.write(new KeptStep(step(null, signed.kept()), signed.entry()), waits);
    } catch (RuntimeException away) {
      throw new IOException("the recording cannot be closed now", away);
    }
    over = true;
  }

  @Override
  public void abort(long durationMs) {
    if (over) {
      return;
    }
    over = true;
    if (begun == null) return; // nothing is there
    try {
      if (current != null) {
        current.close();
      }
      var signed = recordingManifests.brokenOff(begunObject, rows, Purpose.OPERATE);
      if (signed.isPresent()) {
        var step = step(null, signed.get().kept());
        waits = deferredWriter.write(new KeptStep(step, signed.get().entry()), waits);
      }
    } catch (IOException | RuntimeException away) {
      LOG.atError()
          .addKeyValue("object", begunObject.object())
          .setCause(away)
          .log("a broken-off recording is closed at the next start");
    }
  }
}
