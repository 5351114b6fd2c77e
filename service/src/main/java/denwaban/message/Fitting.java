package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.call.CallsInHand.InHand;
import denwaban.client.CompanyKey;
import denwaban.kernel.Bytes;
import denwaban.seal.Digest;
import denwaban.seal.Manifest;
import java.util.List;

/// Does a message's manifest say what it must? The first thing that does not is named.
sealed interface Fitting {

  record Fits(Manifest manifest) implements Fitting {}

  record Misfit(Why why) implements Fitting {}

  /// The codes that the desk shows by.
  enum Why {
    NO_SIGNING_KEY("no-signing-key"),
    MALFORMED("manifest-malformed"),
    SIGNATURE("manifest-signature"),
    CLIENT("manifest-client"),
    CALL("manifest-call"),
    OBJECT("manifest-object"),
    KIND("manifest-kind"),
    KEY("manifest-key"),
    PAYLOAD("manifest-payload");

    private final String code;

    Why(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /// @param inHand the call as the switchboard knows it
  /// @param keys the client's keys that may be sealed to now
  static Fitting of(SealedMessage message, InHand inHand, List<CompanyKey> keys) {
    var key = inHand.signingKey();
    if (key == null) {
      return new Misfit(Why.NO_SIGNING_KEY);
    }
    Manifest manifest;
    try {
      var checked =
          Manifest.check(Bytes.of(message.manifest().getBytes(UTF_8)), message.signature(), key);
      if (checked.isEmpty()) {
        return new Misfit(Why.SIGNATURE);
      }
      manifest = checked.get().value();
    } catch (IllegalArgumentException e) {
      return new Misfit(Why.MALFORMED);
    }
    if (!manifest.client().equals(inHand.client())) {
      return new Misfit(Why.CLIENT);
    }
    if (!manifest.call().equals(message.call())) {
      return new Misfit(Why.CALL);
    }
    if (!manifest.object().equals(message.object())) {
      return new Misfit(Why.OBJECT);
    }
    if (manifest.kind() != Manifest.Kind.MESSAGE
        || manifest.version() != 1
        || !manifest.complete()
        || manifest.sealer().role() != Manifest.Role.OPERATOR) {
      return new Misfit(Why.KIND);
    }
    if (keys.stream().noneMatch(one -> isOf(manifest, one))) {
      return new Misfit(Why.KEY);
    }
    var said = manifest.segments().getFirst();
    if (manifest.segments().size() != 1
        || said.startMs() != 0
        || said.length() != message.payload().length()
        || !said.sha256().equals(Digest.sha256(message.payload()))
        || !said.headerSha256().equals(Digest.sha256(message.header()))) {
      return new Misfit(Why.PAYLOAD);
    }
    return new Fits(manifest);
  }

  private static boolean isOf(Manifest manifest, CompanyKey key) {
    return manifest.epoch() == key.epoch() && manifest.company().equals(key.fingerprint());
  }
}
