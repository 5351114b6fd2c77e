package denwaban.storage.key;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/// AES-256 keys that are made in the module and never leave it. What is wrapped is a 12-byte IV and
/// AES-GCM ciphertext with a 16-byte tag, as in software.
public final class Pkcs11Vault implements KeyVault {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BITS = 256;
  private static final int IV = 12;
  private static final int TAG = 16;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Provider provider;
  private final KeyStore token;

  /// @param token logged in to
  Pkcs11Vault(Provider provider, KeyStore token) {
    this.provider = provider;
    this.token = token;
  }

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    var iv = new byte[IV];
    CHANCE.nextBytes(iv);
    try {
      var key = find(alias(kek));
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, key == null ? make(alias(kek)) : key, iv, place)
              .doFinal(secret);
      var whole = Arrays.copyOf(iv, IV + sealed.length);
      System.arraycopy(sealed, 0, whole, IV, sealed.length);
      return Bytes.of(whole);
    } catch (GeneralSecurityException | ProviderException e) {
      throw away(e);
    }
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    var whole = wrapped.toArray();
    try {
      var key = find(alias(kek));
      if (key == null || whole.length < IV + TAG) {
        return Optional.empty();
      }
      var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, IV), place);
      return Optional.of(Bytes.of(cipher.doFinal(whole, IV, whole.length - IV)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException | ProviderException e) {
      throw away(e);
    }
  }

  @Override
  public synchronized boolean destroy(Kek kek) throws IOException {
    try {
      if (find(alias(kek)) == null) {
        return false;
      }
      token.deleteEntry(alias(kek));
      return true;
    } catch (GeneralSecurityException | ProviderException e) {
      throw away(e);
    }
  }

  /// A module takes two keys of one name without complaint, hence the lock.
  private synchronized Key make(String alias) throws IOException {
    try {
      var there = find(alias);
      if (there != null) {
        return there;
      }
      var generator = KeyGenerator.getInstance("AES", provider);
      generator.init(KEY_BITS);
      token.setKeyEntry(alias, generator.generateKey(), null, null);
      var made = find(alias);
      if (made == null) {
        throw new IOException("the security module did not keep a key");
      }
      return made;
    } catch (GeneralSecurityException | ProviderException e) {
      throw away(e);
    }
  }

  private @Nullable Key find(String alias) throws IOException {
    try {
      return token.getKey(alias, null);
    } catch (GeneralSecurityException | ProviderException e) {
      throw away(e);
    }
  }

  private Cipher cipher(int mode, Key key, byte[] iv, byte[] place)
      throws GeneralSecurityException, InvalidAlgorithmParameterException {
    var cipher = Cipher.getInstance(CIPHER, provider);
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG, iv));
    cipher.updateAAD(place);
    return cipher;
  }

  private static String alias(Kek kek) {
    return "kek-" + kek.name();
  }

  private static IOException away(Exception e) {
    return new IOException("the security module does not answer", e);
  }
}
