package denwaban.people.place;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The clean-desk list: what an operator states about their workplace, item by item.
final class CleanDesk {

  /// Of the list. Another item, or another meaning of one, is another version.
  static final int VERSION = 1;

  enum Item {
    /// The private telephone is away from the desk: in the locker, or in another room.
    PHONE,
    /// No USB stick or other medium.
    MEDIUM,
    /// No paper with personal data.
    PAPER,
    /// No one else can see the screen, nor hear.
    ALONE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// All of them, by their names in JSON and in the database.
  static final Set<String> ITEMS =
      Arrays.stream(Item.values()).map(Item::code).collect(Collectors.toUnmodifiableSet());

  private CleanDesk() {}
}
