package denwaban.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.call.Slip;
import denwaban.call.Slips;
import denwaban.client.key.CompanyKey;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Sealed;
import denwaban.seal.age.SealedStream;
import denwaban.seal.statement.Manifest;
import denwaban.vault.BegunObject;
import denwaban.vault.SignedManifest;
import denwaban.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Seals slips to their clients with this run's key, as recordings are, and keeps them.
@Component
final class SlipKeeper implements Slips {

  private final RecordingPermission recordingPermission;
  private final DeferredWriter deferredWriter;
  private final Vault vault;
  private final EdgeKey edge;
  private final Ids ids;
  private final InstantSource clock;

  SlipKeeper(
      RecordingPermission recordingPermission,
      DeferredWriter deferredWriter,
      Vault vault,
      EdgeKey edge,
      Ids ids,
      InstantSource clock) {
    this.recordingPermission = recordingPermission;
    this.deferredWriter = deferredWriter;
    this.vault = vault;
    this.edge = edge;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public boolean keep(Slip slip) {
    var key = recordingPermission.key(slip.client(), slip.mailbox(), clock.instant());
    key.ifPresent(to -> keep(slip, to));
    return key.isPresent();
  }

  private void keep(Slip slip, CompanyKey key) {
    var client = slip.client();
    var object = new ObjectId(ids.next());
    var bytes = new ByteArrayOutputStream();
    var sealed = seal(slip, Recipient.parse(key.recipient()), bytes);
    var payload = Bytes.of(bytes.toByteArray());
    var manifest = manifest(slip, object, key, sealed.header(), payload);
    var text = new String(manifest.bytes().toArray(), UTF_8);
    put(object, payload);
    var begunObject =
        new BegunObject(
            object, client, manifest.kind(), slip.call(), key.epoch(), key.fingerprint());
    var signedManifest = new SignedManifest(text, manifest.sign(edge.signer()), true, 0);
    var step = vault.whole(begunObject, sealed.header(), signedManifest);
    var _ = deferredWriter.write(new KeptStep(step, entry(slip, object, manifest)), false);
  }

  private static Entry entry(Slip slip, ObjectId object, Manifest manifest) {
    return new Entry(
        Action.SLIP_KEPT,
        slip.client(),
        object.toString(),
        Actor.EDGE,
        Purpose.OPERATE,
        Result.DONE,
        Map.of("call", slip.call().toString(), "edgeKey", manifest.sealer().key().base64()));
  }

  private static Sealed seal(Slip slip, Recipient to, ByteArrayOutputStream payload) {
    var plain = SlipText.of(slip);
    try (var stream = SealedStream.open(to, payload)) {
      stream.write(plain, 0, plain.length);
      return stream.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("memory has no input or output errors", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private Manifest manifest(
      Slip slip, ObjectId object, CompanyKey key, Bytes header, Bytes payload) {
    return new Manifest(
        slip.client(),
        object,
        1,
        null,
        Manifest.Kind.SLIP,
        slip.call(),
        clock.instant(),
        key.epoch(),
        key.fingerprint(),
        true,
        List.of(Manifest.Segment.of(0, 0, header, payload)),
        edge.sealer(vault.process()));
  }

  private void put(ObjectId object, Bytes payload) {
    try {
      vault.put(object, 0, payload);
    } catch (IOException away) {
      throw new UncheckedIOException("the store does not answer", away);
    }
  }
}
