package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.LeafText;

/// What a client's `denwaban-proof` makes of a leaf that this program wrote.
public final class ClientsReader {

  private ClientsReader() {}

  /// @throws IllegalArgumentException if the client would be told that its log is damaged
  public static void read(String leaf) {
    if (!LeafText.read(leaf.getBytes(UTF_8)).known()) {
      throw new IllegalArgumentException("a form of entry that the checker does not know");
    }
  }
}
