package denwaban.access.passkey;

import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's public key at one host.
///
/// @param id WebAuthn's credential id
/// @param attested WebAuthn attested credential data: AAGUID, id, COSE public key
/// @param counter last seen; 0 if the authenticator does not count
/// @param backupEligible WebAuthn's flag BE, for good: whether it may be synced
/// @param backedUp its flag BS, as last seen: whether it is
/// @param transports comma-separated, for hints only
/// @param knownModel what its maker's certificate proved; null if it was not asked for
public record Passkey(
    Bytes id,
    PersonId person,
    String host,
    Bytes attested,
    long counter,
    boolean backupEligible,
    boolean backedUp,
    String transports,
    @Nullable KnownModel knownModel) {

  /// @param model name of the model
  /// @param list serial number of the list whose entry vouched
  public record KnownModel(String model, long list) implements AttestationResult {}

  /// SHA-256 of its id, in hex: short enough for an address.
  public String name() {
    return HexFormat.of().formatHex(Digest.sha256(id).toArray());
  }

  public Passkey as(KnownModel proved) {
    return new Passkey(
        id, person, host, attested, counter, backupEligible, backedUp, transports, proved);
  }

  /// The authenticator's model (WebAuthn section 6.5.1); zeros if it keeps it to itself.
  UUID aaguid() {
    var bytes = ByteBuffer.wrap(attested.toArray());
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
