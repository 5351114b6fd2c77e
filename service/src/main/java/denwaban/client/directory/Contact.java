package denwaban.client.directory;

import denwaban.kernel.PersonId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the client's people: whom callers ask for (名指し人), and who is told of what they wanted.
///
/// @param aliases other names that callers use
/// @param department empty if none is said
/// @param member whose acknowledgement is this person's; null for a person without an account
/// @param left whether this person has left, and is told of nothing any more
public record Contact(
    UUID id,
    String name,
    String kana,
    List<String> aliases,
    String department,
    @Nullable PersonId member,
    boolean left) {

  /// Characters of a name, its kana, a department and one alias.
  public static final int NAME_LIMIT = 60;

  public static final int ALIAS_LIMIT = 10;

  /// People of one client who have not left.
  public static final int LIMIT = 500;

  /// @throws IllegalArgumentException if a text is empty or too long, or there are too many aliases
  public Contact {
    aliases = List.copyOf(aliases);
    named(name);
    named(kana);
    aliases.forEach(Contact::named);
    if (aliases.size() > ALIAS_LIMIT || (!department.isEmpty() && !fits(department))) {
      throw new IllegalArgumentException("not a person of a directory");
    }
  }

  private static void named(String text) {
    if (text.isBlank() || !fits(text)) throw new IllegalArgumentException("not a name");
  }

  private static boolean fits(String text) {
    return text.length() <= NAME_LIMIT && text.chars().noneMatch(Character::isISOControl);
  }

  /// The id only.
  @Override
  public String toString() {
    return "contact " + id;
  }
}
