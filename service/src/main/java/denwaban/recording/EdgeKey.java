package denwaban.recording;

import denwaban.audit.Program;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.Manifest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The key that signs this run's recordings. It lives in memory only: when the program ends, no one
/// can sign in its name any more.
@Component
final class EdgeKey {

  private final Signer signer = Signer.generate();
  private final @Nullable Bytes program;

  @Autowired
  EdgeKey(Program program) {
    this.program = program.digest().orElse(null);
  }

  /// Of a program that is not known.
  EdgeKey() {
    program = null;
  }

  Signer signer() {
    return signer;
  }

  /// @param process this run of the program
  Manifest.Sealer sealer(UUID process) {
    return new Manifest.Sealer(Manifest.Role.EDGE, process.toString(), signer.publicKey(), program);
  }
}
