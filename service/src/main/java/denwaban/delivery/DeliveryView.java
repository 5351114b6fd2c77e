package denwaban.delivery;

import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One delivery as people see it.
///
/// @param about `message`, `missed`, `voicemail`, `callback` or `test`
/// @param state `held`, `telling`, `acknowledged`, `done`, `unanswered`
/// @param leavesAt when the first notice leaves, while it is held
/// @param acceptedAt when a mail server or vendor first took one over: not that anybody read it
/// @param acknowledgedBy name of who acknowledged
record DeliveryView(
    UUID id,
    UUID call,
    String about,
    boolean urgent,
    String state,
    Instant begunAt,
    @Nullable Instant leavesAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy,
    List<Try> tries) {

  DeliveryView {
    tries = List.copyOf(tries);
  }

  /// @param tier from 1
  /// @param state `trying`, `accepted`, `refused`, `later`, `unknown`, `bounced` or `opened`
  record Try(
      int tier, UUID contact, UUID way, int n, String state, Instant at, @Nullable String trouble) {
    static Try of(Attempt it) {
      return new Try(
          it.tier() + 1, it.contact(), it.way(), it.n(), it.state().code(), it.at(), it.trouble());
    }
  }

  /// @param names of those who acknowledged
  static DeliveryView of(
      Delivery it, List<Attempt> attempts, Function<PersonId, Optional<String>> names) {
    var by = it.acknowledgedBy();
    var held = it.chain().state() == denwaban.delivery.chain.Chain.State.HELD;
    return new DeliveryView(
        it.id(),
        it.call().value(),
        it.about().name().toLowerCase(Locale.ROOT),
        it.urgent(),
        it.chain().state().name().toLowerCase(Locale.ROOT),
        it.begunAt(),
        held ? it.chain().wake() : null,
        it.acceptedAt(),
        it.openedAt(),
        it.acknowledgedAt(),
        by == null ? null : names.apply(by).orElse(null),
        attempts.stream().map(Try::of).toList());
  }
}
