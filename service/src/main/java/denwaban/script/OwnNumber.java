package denwaban.script;

import denwaban.kernel.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What differs for one number of a client; what is null is the client's.
///
/// @param number in international form
/// @param greeting null for the client's
/// @param notes null for the client's; an empty list is none at all
/// @param hours null for the client's
/// @param handling null for the client's
public record OwnNumber(
    String number,
    @Nullable Greeting greeting,
    @Nullable List<Phrase> notes,
    @Nullable Hours hours,
    @Nullable Handling handling) {

  /// @throws IllegalArgumentException if it is no number, or nothing of it differs
  public OwnNumber {
    var _ = new PhoneNumber(number);
    notes = notes == null ? null : List.copyOf(notes);
    if (greeting == null && notes == null && hours == null && handling == null) {
      throw new IllegalArgumentException("a number of its own differs in something");
    }
  }
}
