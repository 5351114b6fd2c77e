package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who of a client has an item, and until when they want to call back. Both are the client's own
/// arrangement: only a member changes them, and a done item keeps them as they were.
@Component
final class ItemHandling {

  /// How far ahead a call-back can be due.
  static final Duration DUE_AHEAD = Duration.ofDays(90);

  /// How long ago it can have been due already: a member's clock may be slow.
  static final Duration DUE_BEHIND = Duration.ofMinutes(1);

  private final Inbox inbox;
  private final InboxTable items;
  private final InstantSource clock;

  ItemHandling(Inbox inbox, InboxTable items, InstantSource clock) {
    this.inbox = inbox;
    this.items = items;
    this.clock = clock;
  }

  /// @param from who has it, as the member's page shows; null for no one
  /// @throws Problem 404 if this member knows of no such item; 409 if it is done, or another has it
  void take(CurrentUser user, UUID id, @Nullable PersonId from) {
    inbox.change(
        user,
        id,
        Action.MESSAGE_TAKEN,
        item -> {
          if (user.person().equals(item.takenBy())) {
            return false;
          }
          return changed(items.take(user.memberOf(), id, user.person(), from));
        });
  }

  /// @throws Problem 404 if this member knows of no such item; 409 if it is done, or another has it
  void giveBack(CurrentUser user, UUID id) {
    inbox.change(
        user,
        id,
        Action.MESSAGE_GIVEN_BACK,
        item ->
            item.takenBy() != null && changed(items.giveBack(user.memberOf(), id, user.person())));
  }

  /// @throws Problem 404 if this member knows of no such item; 409 if it is done; 422 if `due` is
  ///   more than [#DUE_BEHIND] ago, or more than [#DUE_AHEAD] ahead
  void setDue(CurrentUser user, UUID id, Instant due) {
    var now = clock.instant();
    if (due.isBefore(now.minus(DUE_BEHIND)) || due.isAfter(now.plus(DUE_AHEAD))) {
      throw new Problem(422, "due-out-of-range");
    }
    inbox.change(
        user,
        id,
        Action.MESSAGE_DUE_SET,
        item -> !due.equals(item.due()) && changed(items.setDue(user.memberOf(), id, due)));
  }

  /// @throws Problem 404 if this member knows of no such item; 409 if it is done
  void removeDue(CurrentUser user, UUID id) {
    inbox.change(
        user,
        id,
        Action.MESSAGE_DUE_REMOVED,
        item -> item.due() != null && changed(items.setDue(user.memberOf(), id, null)));
  }

  private static boolean changed(boolean changed) {
    if (!changed) {
      throw new Problem(409, "item-changed");
    }
    return true;
  }
}
