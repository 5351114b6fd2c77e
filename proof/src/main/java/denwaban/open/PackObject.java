package denwaban.open;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.statement.HeaderCheck;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// One version of one object in a pack, its manifest checked.
///
/// @param folder path inside the pack, with a slash at the end
record PackObject(Pack pack, String folder, Manifest manifest, Bytes manifestText) {

  /// Ed25519.
  private static final int SIGNATURE_CHARS = 89;

  /// @throws Refused if the manifest is not of this place or not what was signed
  static PackObject of(Pack pack, String object, int version) throws Refused, IOException {
    var folder = PackWriter.object(object, version);
    var text = pack.read(folder + "manifest.json");
    var signature = signature(pack, folder + "manifest.sig");
    Manifest manifest;
    try {
      var parsed = Manifest.parse(text);
      manifest =
          Manifest.check(text, signature, parsed.sealer().key())
              .orElseThrow(() -> new Refused(Refused.Why.BAD_MANIFEST, folder))
              .value();
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Why.BAD_MANIFEST, folder);
    }
    if (!manifest.client().equals(pack.index().client())) {
      throw new Refused(Refused.Why.WRONG_CLIENT, folder);
    }
    if (!manifest.object().toString().equals(object)) {
      throw new Refused(Refused.Why.WRONG_OBJECT, folder);
    }
    if (manifest.version() != version) {
      throw new Refused(Refused.Why.OLD_VERSION, folder);
    }
    return new PackObject(pack, folder, manifest, text);
  }

  int segments() {
    return manifest.segments().size();
  }

  Bytes header(int n) throws Refused, IOException {
    return pack.read(folder + n + ".header");
  }

  KeyLine line(PackKeys keys) throws Refused {
    return keys.line(manifest.company())
        .orElseThrow(() -> new Refused(Refused.Why.BAD_HEADER, folder + "wrong-key"));
  }

  /// Checks all that can be checked without a key.
  ///
  /// @return the epoch that each segment's header is sealed to
  List<KeyLine.Epoch> check(PackKeys keys) throws Refused, IOException {
    var epochs = new ArrayList<KeyLine.Epoch>();
    for (var segment : manifest.segments()) {
      var payload = folder + segment.n() + ".payload";
      if (pack.length(payload) != segment.length()
          || !pack.sha256(payload).equals(segment.sha256())) {
        throw new Refused(Refused.Why.BAD_SEGMENT, payload);
      }
      epochs.add(sealedTo(keys, segment.n()));
    }
    return epochs;
  }

  /// Call [#check] before: nothing of an object may be shown whose parts are not those signed.
  ///
  /// @return whether it is whole; false only for the last segment of an incomplete object
  boolean open(int n, KeyLine.Epoch epoch, List<Identity> keys, OutputStream plain)
      throws Refused, IOException {
    var to = epoch.statement().recipient();
    var key =
        keys.stream()
            .filter(identity -> identity.recipient().equals(to))
            .findFirst()
            .orElseThrow(() ->
                new Refused(Refused.Why.NO_KEY, folder + " " + epoch.statement().fingerprint()));
    var path = folder + n + ".payload";
    try (var payload = pack.stream(path)) {
      var opened = Opening.salvage(key, header(n), payload, plain);
      var mayBeTorn = !manifest.complete() && n == segments() - 1;
      if (!opened.complete() && !mayBeTorn) {
        throw new Refused(Refused.Why.NOT_OPENED, path);
      }
      return opened.complete();
    } catch (NotOpened e) {
      throw new Refused(Refused.Why.NOT_OPENED, folder + n + ".header");
    }
  }

  private KeyLine.Epoch sealedTo(PackKeys keys, int n) throws Refused, IOException {
    var path = folder + n + ".header";
    var header = header(n);
    var line = line(keys);
    var found =
        pack.has(path + ".json")
            ? HeaderCheck.remade(
                line,
                manifest,
                n,
                header,
                pack.read(path + ".json"),
                signature(pack, path + ".sig"))
            : HeaderCheck.asSealed(line, manifest, n, header);
    return switch (found) {
      case HeaderCheck.Found.Good(var epoch) -> epoch;
      case HeaderCheck.Found.Refused(var why) ->
          throw new Refused(Refused.Why.BAD_HEADER, path + ", " + why.text());
    };
  }

  /// Base64 and a newline.
  private static Bytes signature(Pack pack, String path) throws Refused, IOException {
    var text = new String(pack.read(path).toArray(), US_ASCII);
    try {
      if (text.length() == SIGNATURE_CHARS && text.endsWith("\n")) {
        return Bytes.ofBase64(text.substring(0, text.length() - 1));
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Refused(Refused.Why.BAD_MANIFEST, path);
  }
}
