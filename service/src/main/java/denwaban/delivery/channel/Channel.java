package denwaban.delivery.channel;

import denwaban.delivery.chain.Outcome;
import denwaban.kernel.ClientId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Port: one kind of way by which people are told.
public interface Channel {

  DeliveryWayKind kind();

  /// Carries a notice once; the caller repeats it. Must not throw for what vendors or networks do.
  ///
  /// @param address whose, as [#check] let it pass
  Outcome send(Notice notice, Address address);

  /// @return how people recognise it: a host, the end of an id; no secret
  /// @throws IllegalArgumentException if it is no address of this kind
  String check(Address address);

  /// What is kept of an account.
  ///
  /// @param account to be sealed
  /// @param publicKey by which the client checks what it is sent; null for none
  /// @param reports whether the vendor can tell us that a person reacted
  record Kept(String account, @Nullable String publicKey, boolean reports) {

    /// Never the account.
    @Override
    public String toString() {
      return "an account";
    }
  }

  /// Adds what this office makes for an account, such as a key of its own.
  ///
  /// @param account as an administrator entered it, and [#check] let it pass
  default Kept kept(String account) {
    return new Kept(account, null, false);
  }

  /// Asks the vendor whether it still knows an account, without telling anybody. Must not throw for
  /// what vendors or networks do.
  ///
  /// @param account an address without anything of a person's own
  /// @return empty if only a notice can show it
  default Optional<Outcome> look(ClientId client, Address account) {
    return Optional.empty();
  }
}
