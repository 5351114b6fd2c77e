package denwaban.client.mailbox;

import denwaban.kernel.PhoneNumber;
import java.util.List;
import java.util.UUID;

/// A department's box (部署の受信箱): what arrives there is sealed to a key line of its own.
///
/// @param id also of its key line
/// @param name in the client's own words
/// @param numbers whose calls go there
public record Mailbox(UUID id, String name, boolean closed, List<PhoneNumber> numbers) {

  /// Characters of a name: it stands on one line of a telephone's screen.
  public static final int NAME_LIMIT = 40;

  /// Open mailboxes of one client: an operator chooses among them while a caller talks.
  public static final int LIMIT = 20;

  public Mailbox {
    numbers = List.copyOf(numbers);
  }

  /// The id only: logs name no department.
  @Override
  public String toString() {
    return "mailbox " + id;
  }
}
