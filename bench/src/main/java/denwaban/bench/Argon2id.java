package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password's hash with the least that OWASP's cheat sheet on password storage asks for: 19 MiB,
/// two passes, one lane (RFC 9106). Nothing but measurements uses it.
public final class Argon2id {

  public static final String PASSWORD = "correct horse battery staple";

  static final int MEMORY_KIB = 19_456;
  static final int PASSES = 2;
  static final int LANES = 1;
  private static final int BYTES = 32;

  private Argon2id() {}

  public static byte[] hash(String password, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    var hash = new byte[BYTES];
    generator.generateBytes(password.getBytes(UTF_8), hash);
    return hash;
  }
}
