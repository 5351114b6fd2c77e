package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HashMap;
import java.util.Map;

/// A public key as WebAuthn has it (RFC 9052, RFC 9053, RFC 8812): ES256, EdDSA with Ed25519,
/// RS256. A small reader of the little CBOR that such a key is.
public final class CoseKey {

  private static final int KTY = 1;
  private static final int ALG = 3;
  private static final int CURVE = -1;
  private static final int X = -2;
  private static final int Y = -3;
  private static final int RSA_N = -1;
  private static final int RSA_E = -2;

  private static final long ES256 = -7;
  private static final long EDDSA = -8;
  private static final long RS256 = -257;

  private static final int AAGUID = 16;

  private final Map<Long, Object> members;

  private CoseKey(Map<Long, Object> members) {
    this.members = members;
  }

  /// @param attested WebAuthn's attested credential data
  /// @throws IllegalArgumentException if there is no key in it
  public static CoseKey of(Bytes attested) {
    var in = ByteBuffer.wrap(attested.toArray());
    try {
      in.position(AAGUID);
      var id = Short.toUnsignedInt(in.getShort());
      in.position(in.position() + id);
      return new CoseKey(map(in));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("no key", e);
    }
  }

  /// @return false also for a kind of key that is none of these
  public boolean verifies(byte[] message, byte[] signature) throws GeneralSecurityException {
    return switch ((int) number(ALG)) {
      case (int) ES256 -> verifies("SHA256withECDSA", p256(), message, signature);
      case (int) RS256 -> verifies("SHA256withRSA", rsa(), message, signature);
      case (int) EDDSA ->
          number(KTY) == 1
              && number(CURVE) == 6
              && Ed25519.verifies(Bytes.of(bytes(X)), Bytes.of(message), Bytes.of(signature));
      default -> false;
    };
  }

  private static boolean verifies(
      String algorithm, java.security.PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    var check = Signature.getInstance(algorithm);
    check.initVerify(key);
    check.update(message);
    return check.verify(signature);
  }

  private java.security.PublicKey p256() throws GeneralSecurityException {
    if (number(KTY) != 2 || number(CURVE) != 1) throw new IllegalArgumentException("no P-256");
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    var point = new ECPoint(new BigInteger(1, bytes(X)), new BigInteger(1, bytes(Y)));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private java.security.PublicKey rsa() throws GeneralSecurityException {
    if (number(KTY) != 3) throw new IllegalArgumentException("no RSA");
    return KeyFactory.getInstance("RSA")
        .generatePublic(
            new RSAPublicKeySpec(new BigInteger(1, bytes(RSA_N)), new BigInteger(1, bytes(RSA_E))));
  }

  private long number(long name) {
    if (members.get(name) instanceof Long number) return number;
    throw new IllegalArgumentException("no key");
  }

  private byte[] bytes(long name) {
    if (members.get(name) instanceof byte[] bytes) return bytes;
    throw new IllegalArgumentException("no key");
  }

  private static Map<Long, Object> map(ByteBuffer in) {
    var head = Byte.toUnsignedInt(in.get());
    if (head >> 5 != 5) throw new IllegalArgumentException("no map");
    var members = new HashMap<Long, Object>();
    for (var n = length(head, in); n > 0; n--) {
      if (!(value(in) instanceof Long name)) throw new IllegalArgumentException("no name");
      members.put(name, value(in));
    }
    return members;
  }

  /// A whole number, or bytes.
  private static Object value(ByteBuffer in) {
    var head = Byte.toUnsignedInt(in.get());
    var n = length(head, in);
    return switch (head >> 5) {
      case 0 -> (long) n;
      case 1 -> -1L - n;
      case 2 -> {
        if (n > in.remaining()) throw new IllegalArgumentException("too few bytes");
        var bytes = new byte[n];
        in.get(bytes);
        yield bytes;
      }
      default -> throw new IllegalArgumentException("no number and no bytes");
    };
  }

  private static int length(int head, ByteBuffer in) {
    var small = head & 0x1f;
    return switch (small) {
      case 24 -> Byte.toUnsignedInt(in.get());
      case 25 -> Short.toUnsignedInt(in.getShort());
      default -> {
        if (small > 23) throw new IllegalArgumentException("too long");
        yield small;
      }
    };
  }
}
