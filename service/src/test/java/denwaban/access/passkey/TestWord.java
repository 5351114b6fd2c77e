package denwaban.access.passkey;

import java.security.KeyPair;
import java.util.Map;
import java.util.UUID;

/// An authenticator that says the same, whatever it is asked.
///
/// @param model its AAGUID
public record TestWord(String format, Map<String, ?> word, UUID model, KeyPair key)
    implements TestStatement {

  public TestWord(String format, Map<String, ?> word, UUID model) {
    this(format, word, model, TestCa.pair());
  }

  @Override
  public byte[] aaguid() {
    return TestTpm.bytes(model);
  }

  @Override
  public Map<String, ?> about(byte[] authenticatorData, byte[] clientDataHash) {
    return word;
  }
}
