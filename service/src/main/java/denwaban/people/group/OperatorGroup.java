package denwaban.people.group;

import denwaban.http.EntityTag;
import denwaban.kernel.PersonId;
import java.util.Set;
import java.util.UUID;

/// Operators who answer for the same clients. A person may be in several.
///
/// @param name for the office alone, 1 to 40 characters
public record OperatorGroup(UUID id, String name, Set<PersonId> members) {

  /// In characters.
  static final int NAME_LIMIT = 40;

  /// People in one.
  static final int MEMBERS = 500;

  /// Groups of an office.
  static final int LIMIT = 100;

  /// @throws IllegalArgumentException if the name is empty, too long or has control characters, or
  ///   there are too many people
  public OperatorGroup {
    if (name.isBlank()
        || name.length() > NAME_LIMIT
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a name has 1 to " + NAME_LIMIT + " characters");
    }
    members = Set.copyOf(members);
    if (members.size() > MEMBERS) {
      throw new IllegalArgumentException("a group has up to " + MEMBERS + " people");
    }
  }

  /// Another if its name or who is in it is another.
  String version() {
    return EntityTag.of(name, members.stream().map(PersonId::value).sorted().toList());
  }
}
