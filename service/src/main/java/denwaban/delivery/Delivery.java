package denwaban.delivery;

import denwaban.client.key.Line;
import denwaban.delivery.chain.Chain;
import denwaban.delivery.channel.Notice;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that a person must be told of, and how far the telling has come.
///
/// @param line the box that it lies in
/// @param operator who took the message; null for what no operator took
/// @param policy the rule's version
/// @param digest with which others it is told; null if by itself
/// @param acceptedAt when a mail server or vendor first took a notice over
/// @param openedAt when a member first opened what it is about
record Delivery(
    UUID id,
    Line line,
    CallId call,
    Notice.About about,
    boolean urgent,
    @Nullable PersonId operator,
    int policy,
    Instant begunAt,
    Chain chain,
    @Nullable UUID digest,
    @Nullable Instant acceptedAt,
    @Nullable Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable PersonId acknowledgedBy) {

  /// By which id its timer knows it: the digest's, if it is in one.
  UUID timer() {
    return digest == null ? id : digest;
  }
}
