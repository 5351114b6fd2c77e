package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.AtRest;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.VaultSealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/// Encrypts scans, each under a key of its own, which the key vault wraps under one of the client's
/// contracts: it outlives the client's other keys, as its contracts do.
@Component
class ScanSeal {

  private final KeyVault keys;

  ScanSeal(KeyVault keys) {
    this.keys = keys;
  }

  /// @param digest of the offer: what was moved to another, or to another client's, does not open
  ScanTable.Sealed seal(ClientId client, Bytes digest, Bytes content) {
    var key = AtRest.newKey();
    var place = place(client, digest);
    try {
      return new ScanTable.Sealed(
          keys.wrap(kek(client), key.toArray(), place), AtRest.wrap(key, content.toArray(), place));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is unavailable", e);
    }
  }

  /// @throws Problem 503 while the vault is sealed, 500 if it is not what was kept here
  Bytes open(ClientId client, Bytes digest, ScanTable.Sealed sealed) {
    var place = place(client, digest);
    try {
      return keys.unwrap(kek(client), sealed.wrapped(), place)
          .flatMap(key -> AtRest.unwrap(key, sealed.content(), place))
          .orElseThrow(OfferProblems::scanDamaged);
    } catch (VaultSealed shut) {
      throw Problem.vaultSealed(shut.since());
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is unavailable", e);
    }
  }

  private static Kek kek(ClientId client) {
    return new Kek("contract-" + client);
  }

  private static byte[] place(ClientId client, Bytes digest) {
    return ("contract-scan|" + client + "|" + digest.base64()).getBytes(UTF_8);
  }
}
