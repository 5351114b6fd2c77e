package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.call.ledger.CallsInHand.InHand;
import denwaban.client.key.CompanyKey;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Stanzas;
import denwaban.seal.crypto.Digest;
import denwaban.seal.statement.Manifest;
import denwaban.seal.statement.Versions;
import java.util.List;

/// Does a message's manifest say what it must? The first thing that does not is named.
sealed interface ManifestCheck {

  record Fits(Manifest manifest) implements ManifestCheck {}

  record Misfit(Why why) implements ManifestCheck {}

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
    VERSION("manifest-version"),
    PAYLOAD("manifest-payload"),
    HEADER("header-not-for-one");

    private final String code;

    Why(String code) {
      this.code = code;
    }

    Problem problem() {
      return new Problem(422, code);
    }
  }

  /// Whose client a message claims to be for.
  ///
  /// @throws Problem 422 if the manifest is none
  static ClientId client(SealedMessage message) {
    try {
      return Manifest.parse(text(message)).client();
    } catch (IllegalArgumentException e) {
      throw Why.MALFORMED.problem();
    }
  }

  /// @param inHand the call as the switchboard knows it
  /// @param keys the client's keys that may be sealed to now
  /// @param kind a message, or the draft of one
  static ManifestCheck of(
      SealedMessage message, InHand inHand, List<CompanyKey> keys, Manifest.Kind kind) {
    var key = inHand.signingKey();
    if (key == null) {
      return new Misfit(Why.NO_SIGNING_KEY);
    }
    return switch (signed(message, key)) {
      case Fits(var m) when !m.client().equals(inHand.client()) -> new Misfit(Why.CLIENT);
      case Fits(var m) when m.version() != 1 -> new Misfit(Why.KIND);
      case Fits(var m) -> rest(message, m, keys, kind);
      case Misfit misfit -> misfit;
    };
  }

  /// A new version: what was sealed by the very page that sealed the version before.
  ///
  /// @param before the text of that version's manifest, as it was kept
  static ManifestCheck correction(SealedMessage message, Bytes before, List<CompanyKey> keys) {
    var old = Manifest.parse(before);
    return switch (signed(message, old.sealer().key())) {
      case Fits(var m) when m.version() > Versions.LIMIT -> new Misfit(Why.VERSION);
      case Fits(var m) ->
          Versions.why(old, before, m)
              .<ManifestCheck>map(why -> new Misfit(of(why)))
              .orElseGet(() -> rest(message, m, keys, Manifest.Kind.MESSAGE));
      case Misfit misfit -> misfit;
    };
  }

  private static Why of(Versions.Why why) {
    return switch (why) {
      case MALFORMED -> Why.MALFORMED;
      case BAD_SIGNATURE, NOT_TRUSTED -> Why.SIGNATURE;
      case WRONG_CLIENT -> Why.CLIENT;
      case WRONG_OBJECT -> Why.OBJECT;
      case WRONG_VERSION -> Why.VERSION;
    };
  }

  private static ManifestCheck signed(SealedMessage message, Bytes key) {
    try {
      return Manifest.check(text(message), message.signature(), key)
          .<ManifestCheck>map(checked -> new Fits(checked.value()))
          .orElseGet(() -> new Misfit(Why.SIGNATURE));
    } catch (IllegalArgumentException e) {
      return new Misfit(Why.MALFORMED);
    }
  }

  private static ManifestCheck rest(
      SealedMessage message, Manifest manifest, List<CompanyKey> keys, Manifest.Kind kind) {
    if (!manifest.call().equals(message.call())) {
      return new Misfit(Why.CALL);
    }
    if (!manifest.object().equals(message.object())) {
      return new Misfit(Why.OBJECT);
    }
    if (manifest.kind() != kind
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
    // a second reader's stanza could never be taken out again
    var own = message.own();
    if (!Stanzas.isForOne(message.header()) || (own != null && !Stanzas.isForOne(own.header()))) {
      return new Misfit(Why.HEADER);
    }
    return new Fits(manifest);
  }

  private static Bytes text(SealedMessage message) {
    return Bytes.of(message.manifest().getBytes(UTF_8));
  }

  private static boolean isOf(Manifest manifest, CompanyKey key) {
    return manifest.epoch() == key.epoch() && manifest.company().equals(key.fingerprint());
  }
}
