package denwaban.recording;

import denwaban.seal.Signer;
import org.springframework.stereotype.Component;

/// The key that signs this run's recordings. It lives in memory only: when the program ends, nobody
/// can sign in its name any more.
@Component
final class EdgeKey {

  private final Signer signer = Signer.generate();

  Signer signer() {
    return signer;
  }
}
