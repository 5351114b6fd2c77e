package denwaban.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What screens show of a request. Who asks is in the notes, which a member's browser opens.
///
/// @param state `open`, `identified`, `answered`, `refused` or `withdrawn`
/// @param clock `in-time`, `soon` or `late`; of a closed one, how it was closed
/// @param assignedTo whose it is; null if no one took it
record RequestView(
    UUID id,
    int n,
    String kind,
    String way,
    Instant receivedAt,
    Instant dueAt,
    String state,
    Instant statedAt,
    String clock,
    @Nullable UUID assignedTo,
    @Nullable String assignedName,
    @Nullable String identity,
    @Nullable String form,
    @Nullable String ground) {

  /// What happened to it.
  ///
  /// @param name null of a person who was erased
  record Step(String step, Instant at, @Nullable String name) {}

  /// A whole sealed object that belongs to it.
  record Link(String object, String call, @Nullable UUID mailbox, String kind) {}

  /// What is to be erased before its time.
  ///
  /// @param state `none`, `asked` or `approved`
  /// @param kept things that are still there
  /// @param held of those, that a legal hold keeps
  /// @param mine whether the reader asked for it, and so cannot approve it
  record Erasure(String state, int kept, int held, int erased, boolean mine) {}

  /// @param notes how many there are
  /// @param hidden objects in boxes that the reader does not hold
  record Whole(
      RequestView request,
      List<Step> steps,
      int notes,
      List<Link> links,
      int hidden,
      Erasure erasure) {}

  /// @param days within which a request is to be answered where nothing else is set
  /// @param authority who answers by the contract: `client` or `provider`
  /// @param forwardDays business days within which the answering service passes a request on
  /// @param requests the open ones first
  record Register(int days, String authority, int forwardDays, List<RequestView> requests) {}

  static String clock(Request it, Instant now) {
    if (it.late(now)) return "late";
    return !it.state().closed() && it.late(now.plus(Requests.SOON)) ? "soon" : "in-time";
  }
}
