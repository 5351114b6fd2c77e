package denwaban.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.Fence;
import denwaban.seal.Manifest;
import denwaban.vault.Kept;
import denwaban.vault.Opened;
import denwaban.vault.Vault;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Signs what a recording is, whole or broken off, and gives it to the client.
@Component
final class Closing {

  /// µ-law stereo at 8 kHz.
  private static final int BYTES_PER_MS = 16;

  // age: 16 bytes of nonce, then chunks of 64 KiB with 16 bytes of tag each
  private static final long NONCE = 16;
  private static final long CHUNK = 65_536;
  private static final long SEALED_CHUNK = CHUNK + 16;

  private final Vault vault;
  private final EdgeKey key;
  private final Fence fence;
  private final AuditLog audit;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  Closing(
      Vault vault,
      EdgeKey key,
      Fence fence,
      AuditLog audit,
      InstantSource clock,
      ApplicationEventPublisher events) {
    this.vault = vault;
    this.key = key;
    this.fence = fence;
    this.audit = audit;
    this.clock = clock;
    this.events = events;
  }

  /// The public key that this run's recordings are signed with, in base64.
  String edgeKey() {
    return key.signer().publicKey().base64();
  }

  /// The call ended normally.
  void whole(Opened opened, long durationMs) throws IOException {
    var segments = vault.segments(opened.client(), opened.object());
    close(opened, segments, true, durationMs, Purpose.OPERATE);
  }

  /// It broke off; its length is what the store holds in full chunks. Without a segment nothing is
  /// there to give.
  void brokenOff(Opened opened, Purpose purpose) throws IOException {
    var segments = vault.segments(opened.client(), opened.object());
    if (!segments.isEmpty()) {
      close(opened, segments, false, durationMs(segments.getLast()), purpose);
    }
  }

  /// What can be played of a last segment without a final chunk.
  static long durationMs(Manifest.Segment last) {
    var chunks = Math.max(0, last.length() - NONCE) / SEALED_CHUNK;
    var audio = Math.max(0, chunks * CHUNK - Wav.head().length);
    return last.startMs() + audio / BYTES_PER_MS;
  }

  private void close(
      Opened opened,
      List<Manifest.Segment> segments,
      boolean complete,
      long durationMs,
      Purpose purpose) {
    var manifest =
        new Manifest(
            opened.client(),
            opened.object(),
            1,
            null,
            Manifest.Kind.RECORDING,
            opened.call(),
            clock.instant(),
            opened.epoch(),
            opened.company(),
            complete,
            segments,
            key.sealer(vault.process()));
    var text = new String(manifest.bytes().toArray(), UTF_8);
    var kept = new Kept(text, manifest.sign(key.signer()), complete, durationMs);
    fence.run(
        opened.client(),
        () -> {
          vault.keep(opened.client(), opened.object(), kept);
          audit.append(
              Entry.done(
                  complete ? Action.RECORDING_KEPT : Action.RECORDING_INCOMPLETE,
                  opened.client(),
                  opened.object().toString(),
                  Actor.EDGE,
                  purpose));
        });
    events.publishEvent(
        new RecordingKept(
            opened.client(), opened.call(), opened.object(), complete, opened.company()));
  }
}
