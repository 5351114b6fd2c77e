package denwaban.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.seal.statement.Manifest;
import denwaban.vault.BegunObject;
import denwaban.vault.HeaderRow;
import denwaban.vault.SignedManifest;
import denwaban.vault.Vault;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signs what a recording is, whole or broken off.
@Component
final class RecordingManifests {

  /// µ-law stereo at 8 kHz.
  private static final int BYTES_PER_MS = 16;

  // age: 16 bytes of nonce, then chunks of 64 KiB with 16 bytes of tag each
  private static final long NONCE = 16;
  private static final long CHUNK = 65_536;
  private static final long SEALED_CHUNK = CHUNK + 16;

  private final Vault vault;
  private final EdgeKey key;
  private final InstantSource clock;

  RecordingManifests(Vault vault, EdgeKey key, InstantSource clock) {
    this.vault = vault;
    this.key = key;
    this.clock = clock;
  }

  /// The public key that this run's recordings are signed with, in base64.
  String edgeKey() {
    return key.signer().publicKey().base64();
  }

  /// What was signed about a recording, and its log entry.
  record Signed(SignedManifest kept, Entry entry) {}

  /// The call ended normally.
  Signed whole(BegunObject begunObject, List<HeaderRow> rows, long durationMs) throws IOException {
    return sign(
        begunObject, vault.segments(begunObject.object(), rows), true, durationMs, Purpose.OPERATE);
  }

  /// It broke off; its length is what the store holds in full chunks. Empty without a segment:
  /// nothing is there to give.
  Optional<Signed> brokenOff(BegunObject begunObject, List<HeaderRow> rows, Purpose purpose)
      throws IOException {
    return brokenOff(begunObject, purpose, vault.segments(begunObject.object(), rows));
  }

  /// As above, of what the tables say.
  Optional<Signed> brokenOff(BegunObject begunObject, Purpose purpose) throws IOException {
    return brokenOff(
        begunObject, purpose, vault.segments(begunObject.client(), begunObject.object()));
  }

  private Optional<Signed> brokenOff(
      BegunObject begunObject, Purpose purpose, List<Manifest.Segment> segments) {
    return segments.isEmpty()
        ? Optional.empty()
        : Optional.of(sign(begunObject, segments, false, durationMs(segments.getLast()), purpose));
  }

  /// What can be played of a last segment without a final chunk.
  static long durationMs(Manifest.Segment last) {
    var chunks = Math.max(0, last.length() - NONCE) / SEALED_CHUNK;
    var audio = Math.max(0, chunks * CHUNK - Wav.head().length);
    return last.startMs() + audio / BYTES_PER_MS;
  }

  private Signed sign(
      BegunObject begunObject,
      List<Manifest.Segment> segments,
      boolean complete,
      long durationMs,
      Purpose purpose) {
    var manifest =
        new Manifest(
            begunObject.client(),
            begunObject.object(),
            1,
            null,
            Manifest.Kind.RECORDING,
            begunObject.call(),
            clock.instant(),
            begunObject.epoch(),
            begunObject.company(),
            complete,
            segments,
            key.sealer(vault.process()));
    var text = new String(manifest.bytes().toArray(), UTF_8);
    return new Signed(
        new SignedManifest(text, manifest.sign(key.signer()), complete, durationMs),
        Entry.done(
            complete ? Action.RECORDING_KEPT : Action.RECORDING_INCOMPLETE,
            begunObject.client(),
            begunObject.object().toString(),
            Actor.EDGE,
            purpose));
  }
}
