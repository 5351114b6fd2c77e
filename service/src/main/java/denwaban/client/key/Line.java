package denwaban.client.key;

import denwaban.http.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of keys that objects are sealed to, epoch after epoch: the company's own, or a mailbox's.
///
/// @param id nil for the company's own
public record Line(UUID id) {

  private static final UUID NIL = new UUID(0, 0);

  /// The company's own line.
  public static final Line OWN = new Line(NIL);

  /// @param mailbox null for the company's own line
  public static Line of(@Nullable UUID mailbox) {
    return mailbox == null ? OWN : new Line(mailbox);
  }

  /// Its form in a URL: `company`, or a mailbox's id.
  ///
  /// @throws Problem 404 if it is neither
  public static Line parse(String text) {
    if (text.equals("company")) {
      return OWN;
    }
    try {
      var id = UUID.fromString(text);
      if (!id.equals(NIL) && id.toString().equals(text)) {
        return new Line(id);
      }
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
    throw Problem.notFound();
  }

  String text() {
    return id.equals(NIL) ? "company" : id.toString();
  }

  /// Null for the company's own line.
  public @Nullable UUID mailbox() {
    return id.equals(NIL) ? null : id;
  }
}
