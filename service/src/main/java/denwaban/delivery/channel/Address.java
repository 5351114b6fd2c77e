package denwaban.delivery.channel;

/// Where something goes, unsealed for the moment of one try.
///
/// @param own of the person: a mail address, a user's or a room's id, a browser's subscription; may
///   be empty where the account says it all
/// @param account JSON or an address with a secret; empty where the kind needs none
public record Address(String own, String account) {

  /// Characters of each.
  public static final int LIMIT = 8_000;

  /// Never the address.
  @Override
  public String toString() {
    return "an address";
  }
}
