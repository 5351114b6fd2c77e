package denwaban.people.privilege;

import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person asks for.
///
/// @param client for support alone
/// @param ticket empty if there is none
/// @param minutes for how long it is to be open
record PrivilegeRequest(
    Privilege.Kind kind, @Nullable ClientId client, String ticket, String reason, int minutes) {

  static final int LEAST_MINUTES = 5;
  static final int USUAL_MINUTES = 60;
  static final int MOST_MINUTES = 240;

  /// In characters.
  static final int TICKET_LIMIT = 40;

  /// Recorded where the only administrator gave no ticket.
  static final String NO_TICKET = "-";

  static final int REASON_LIMIT = 200;

  /// A ticket is written to the log, and so may contain no text about people.
  private static final Pattern TICKET =
      Pattern.compile("[A-Za-z0-9#/_.:-]{1," + TICKET_LIMIT + "}");

  /// @param alone no one else reads the request: an office of one needs no ticket numbers
  /// @throws Problem 422 if a part is malformed
  void check(boolean alone) {
    var length = reason.codePointCount(0, reason.length());
    var named = TICKET.matcher(ticket).matches() || (alone && ticket.isEmpty());
    if (!named
        || length < 1
        || length > REASON_LIMIT
        || reason.chars().anyMatch(Character::isISOControl)
        || minutes < LEAST_MINUTES
        || minutes > MOST_MINUTES
        || (kind == Privilege.Kind.SUPPORT) != (client != null)) {
      throw new Problem(
          422, "privilege-invalid", TICKET_LIMIT, REASON_LIMIT, LEAST_MINUTES, MOST_MINUTES);
    }
  }

  /// As it is stored: of an office of one, perhaps without a ticket.
  PrivilegeRequest ticketed() {
    return ticket.isEmpty() ? new PrivilegeRequest(kind, client, NO_TICKET, reason, minutes) : this;
  }

  /// Without the reason.
  @Override
  public String toString() {
    return kind + " for " + minutes + " minutes";
  }
}
