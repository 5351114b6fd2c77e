package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks all epochs of one key line as they travel. Format: docs/formats/key-chain.md.
public final class KeyChain {

  private KeyChain() {}

  /// What a check finds.
  public sealed interface Found {

    record Good(KeyLine line) implements Found {}

    record Refused(Why why) implements Found {}
  }

  /// Why a chain is refused, in the order in which a reader finds it.
  public enum Why {
    /// The text is not what the format allows.
    MALFORMED("malformed"),
    /// A statement is another client's.
    WRONG_CLIENT("wrong-client"),
    /// Epochs are missing or out of order, or something belongs to another line.
    BROKEN_CHAIN("broken-chain"),
    /// The pinned statement is not in the chain.
    WRONG_PIN("wrong-pin"),
    /// A signature is not the one of the key that is said to have made it.
    BAD_SIGNATURE("bad-signature"),
    /// Signed by, or granted to, a person who is not of the line at that point.
    NOT_TRUSTED("not-trusted");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// Checks the company's own line.
  ///
  /// @param pin fingerprint of any statement of the line that was compared by another way: of epoch
  ///   1, of a recovery, or of the newest one seen, which catches a server that holds one back
  public static Found verify(ClientId client, String pin, Bytes chain) {
    return new KeyChainCheck(client, null, pin, null).found(chain);
  }

  /// Checks the line of a mailbox, from a pin, or from a statement by a member who is trusted in
  /// the newest epoch of the company's own line and stated at least one epoch of this one.
  ///
  /// @param pin as in [#verify], or null
  public static Found verifyMailbox(
      KeyLine company, UUID mailbox, @Nullable String pin, Bytes chain) {
    return new KeyChainCheck(company.client(), mailbox, pin, company).found(chain);
  }
}
