package denwaban.assurance.certificate;

import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One record of the register, as it stood at a moment.
///
/// @param id the same for all its versions
/// @param version of what is shown: the newest confirmed one, else the newest
/// @param entry the id of that version
/// @param confirmedBy null if it is not confirmed
/// @param correctionWaits whether a newer version waits to be confirmed
/// @param lastCheckedAt when the public register was last reached
/// @param lastResult what was found there
/// @param linkable whether the registry link may be offered as a link
/// @param digest SHA-256 of what is shown, in hexadecimal
public record Registered(
    UUID id,
    int version,
    UUID entry,
    Certificate certificate,
    CertificateState state,
    PersonId enteredBy,
    Instant enteredAt,
    @Nullable PersonId confirmedBy,
    @Nullable Instant confirmedAt,
    boolean correctionWaits,
    @Nullable Instant lastCheckedAt,
    @Nullable CheckResult lastResult,
    boolean checkOverdue,
    boolean linkable,
    String digest) {

  static Registered of(RecordHistory history, Instant now) {
    var shown = history.shown(now).orElseThrow();
    var entered = shown.entered();
    var confirmed = entered.confirmed(now);
    var reached = history.reached(now);
    return new Registered(
        history.id(),
        shown.number(),
        entered.id(),
        shown.certificate(),
        history.state(now),
        entered.by(),
        entered.at(),
        confirmed ? entered.confirmedBy() : null,
        confirmed ? entered.confirmedAt() : null,
        confirmed && history.waiting(now).isPresent(),
        reached.map(RecordHistory.Check::at).orElse(null),
        reached.map(RecordHistory.Check::result).orElse(null),
        history.checkOverdue(now),
        shown.certificate().linkable(),
        shown.certificate().digest());
  }
}
