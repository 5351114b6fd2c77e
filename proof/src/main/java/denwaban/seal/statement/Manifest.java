package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Limits;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one sealed object is and is not: the sealer signs it, so that no one in between can swap,
/// replay, shorten or forge one. Format: docs/formats/manifest.md.
///
/// It names no plaintext and no hash of one: short texts could be guessed.
///
/// @param version 1, or one more than that of the object `prev` hashes
/// @param prev SHA-256 of the manifest this one corrects, or null
/// @param kind what the object is, such as `message` or `recording`
/// @param epoch of the company key that it is sealed to, from 1
/// @param company fingerprint of that key's statement
/// @param complete false if the source broke off: the last segment then has no final chunk
public record Manifest(
    ClientId client,
    ObjectId object,
    int version,
    @Nullable Bytes prev,
    Kind kind,
    CallId call,
    Instant sealedAt,
    int epoch,
    String company,
    boolean complete,
    List<Segment> segments,
    Sealer sealer) {

  /// What an object is.
  public enum Kind {
    MESSAGE("message"),
    RECORDING("recording"),
    SLIP("slip"),
    /// A message that its operator could not finish.
    DRAFT("draft");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// Who sealed.
  public enum Role {
    /// A person's browser.
    OPERATOR("operator"),
    /// The machine that carries the call.
    EDGE("edge");

    private final String text;

    Role(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// One age payload of the object.
  ///
  /// @param n its place, from 0
  /// @param startMs when it begins, in milliseconds after the first segment began
  /// @param length bytes of the payload
  /// @param sha256 of the payload
  /// @param headerSha256 of the header made at sealing; a later header for the same payload differs
  public record Segment(int n, long startMs, long length, Bytes sha256, Bytes headerSha256) {

    public static Segment of(int n, long startMs, Bytes header, Bytes payload) {
      return new Segment(
          n, startMs, payload.length(), Octets.sha256(payload), Octets.sha256(header));
    }
  }

  /// @param id a pseudonym of the person or machine
  /// @param key the Ed25519 key that the manifest's signature verifies under, 32 bytes
  /// @param program SHA-256 that names the program which sealed, as it says itself; null if it does
  ///   not say
  public record Sealer(Role role, String id, Bytes key, @Nullable Bytes program) {

    public Sealer(Role role, String id, Bytes key) {
      this(role, id, key, null);
    }
  }

  /// @throws IllegalArgumentException if the parts do not fit each other or exceed a limit
  public Manifest {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.size() > Limits.SEGMENTS) {
      throw new IllegalArgumentException("a manifest has 1 to " + Limits.SEGMENTS + " segments");
    }
    for (var i = 0; i < segments.size(); i++) {
      if (segments.get(i).n() != i) {
        throw new IllegalArgumentException("segments are numbered from 0 without gaps");
      }
    }
    if ((version == 1) != (prev == null)) {
      throw new IllegalArgumentException("only version 1 corrects nothing");
    }
  }

  /// The canonical text that is signed and kept.
  public Bytes bytes() {
    return ManifestText.write(this).bytes();
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static Manifest parse(Bytes canonical) {
    return ManifestText.read(Json.parse(canonical));
  }

  /// @throws IllegalArgumentException if the manifest names another key
  public Bytes sign(Signer signer) {
    if (!signer.publicKey().equals(sealer.key())) {
      throw new IllegalArgumentException("the manifest names another sealer's key");
    }
    return signer.sign(Signing.MANIFEST, bytes());
  }

  /// Checks text and signature as they came.
  ///
  /// @param key the sealer's key as the caller knows it, not as the text claims it
  /// @return empty if the signature is not this key's
  /// @throws IllegalArgumentException if the text is no manifest
  public static Optional<Verified<Manifest>> check(Bytes canonical, Bytes signature, Bytes key) {
    var manifest = parse(canonical);
    return manifest.sealer().key().equals(key)
            && Ed25519.verifies(key, Signing.MANIFEST, canonical, signature)
        ? Optional.of(new Verified<>(manifest))
        : Optional.empty();
  }
}
