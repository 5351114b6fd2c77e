package denwaban.storage.key;

import denwaban.database.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;

/// Opens a security module.
///
/// @param library the maker's PKCS#11 library, for example /usr/lib/softhsm/libsofthsm2.so
/// @param slotIndex which of its slots, from 0
/// @param pinFile the user PIN, one line, readable by our user alone
public record Pkcs11Token(Path library, int slotIndex, Path pinFile) {

  /// @throws CannotStart if the library or the PIN is not the right one, or the module is
  ///   unavailable
  public Pkcs11Vault open() {
    var pin = pin();
    try {
      var provider = provider();
      var token = KeyStore.getInstance("PKCS11", provider);
      token.load(null, pin);
      return new Pkcs11Vault(provider, token);
    } catch (IOException | GeneralSecurityException | ProviderException e) {
      throw refusal(e);
    } finally {
      Arrays.fill(pin, ' ');
    }
  }

  private Provider provider() {
    var general = Security.getProvider("SunPKCS11");
    if (general == null) {
      throw new CannotStart(
          "This Java has no PKCS#11.", "Use a JDK with the module jdk.crypto.cryptoki.");
    }
    var module =
        """
        --name = Denwaban
        library = %s
        slotListIndex = %d
        attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
          CKA_ENCRYPT = true
          CKA_DECRYPT = true
          CKA_WRAP = false
          CKA_UNWRAP = false
        }
        """
            .formatted(library, slotIndex);
    try {
      return general.configure(module);
    } catch (RuntimeException e) {
      throw new CannotStart(
          "The security module or its library cannot be used: " + library,
          "See that the module is connected; correct denwaban.keys.pkcs11.library or slot-index.",
          e);
    }
  }

  private char[] pin() {
    try {
      return Files.readString(pinFile, StandardCharsets.UTF_8).strip().toCharArray();
    } catch (IOException e) {
      throw new CannotStart(
          "The PIN file cannot be read: " + pinFile,
          "Correct denwaban.keys.pkcs11.pin-file, or the file's owner and permissions.",
          e);
    }
  }

  private static CannotStart refusal(Exception e) {
    if (e instanceof IOException && e.getCause() instanceof UnrecoverableKeyException) {
      return new CannotStart(
          "The security module refuses the PIN.",
          "Correct the file of denwaban.keys.pkcs11.pin-file; after some wrong attempts a module"
              + " locks itself, and this was one.",
          e);
    }
    return new CannotStart(
        "The security module does not answer or refuses.",
        "See that it is connected and initialised; see the cause above.",
        e);
  }
}
