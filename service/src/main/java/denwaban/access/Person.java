package denwaban.access;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Someone who may act: staff of the answering service, or a member of a client.
///
/// @param name as others read it, 1 to 80 characters
/// @param kana how it is read aloud, up to 80 characters of kana, or empty
/// @param client whose member; null for staff
/// @param enrolled whether a passkey exists
/// @param disabled whether access was ended
public record Person(
    PersonId id,
    String name,
    String kana,
    Role role,
    @Nullable ClientId client,
    boolean enrolled,
    boolean disabled) {

  /// In characters.
  public static final int NAME_LIMIT = 80;

  /// The first administrator, until they say how they are called.
  public static final String UNNAMED = "管理者";

  private static final Pattern KANA = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}ー・ 　]*");

  /// @throws IllegalArgumentException if a part is malformed or staff has a client
  public Person {
    if (name.isBlank() || name.length() > NAME_LIMIT) {
      throw new IllegalArgumentException("a name has 1 to " + NAME_LIMIT + " characters");
    }
    if (!isKana(kana)) {
      throw new IllegalArgumentException("not kana, or too long");
    }
    if (role.staff() != (client == null)) {
      throw new IllegalArgumentException("members belong to a client, staff does not");
    }
  }

  public static boolean isKana(String text) {
    return text.length() <= NAME_LIMIT && KANA.matcher(text).matches();
  }

  /// Without the name.
  @Override
  public String toString() {
    return role + " " + id;
  }
}
