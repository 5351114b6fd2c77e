package denwaban.contract;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.Fence;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What clients agreed to. Opens the client's fence, or joins it.
@Component
public final class Contracts {

  private static final Clause NONE = new Clause(0, "contract");

  private final Fence fence;
  private final Agreements agreements;
  private final AuditLog audit;

  Contracts(Fence fence, Agreements agreements, AuditLog audit) {
    this.fence = fence;
    this.agreements = agreements;
    this.audit = audit;
  }

  /// May calls for this client be answered at all?
  public Decision mayAnswer(ClientId client, Instant at) {
    return terms(client, at)
        .<Decision>map(terms -> new Decision.Allowed(clause(terms, "answering")))
        .orElseGet(() -> new Decision.Refused(NONE, Decision.Reason.NO_CONTRACT));
  }

  /// May calls be recorded, after the caller has heard the notice of [#terms]?
  public Decision mayRecord(ClientId client, Instant at) {
    return terms(client, at)
        .map(Contracts::mayRecord)
        .orElseGet(() -> new Decision.Refused(NONE, Decision.Reason.NO_CONTRACT));
  }

  private static Decision mayRecord(Terms terms) {
    return switch (terms.recording()) {
      case NEVER ->
          new Decision.Refused(clause(terms, "recording.never"), Decision.Reason.NOT_AGREED);
      case NOTICE -> new Decision.Allowed(clause(terms, "recording.notice"));
    };
  }

  /// The terms in force at a moment.
  public Optional<Terms> terms(ClientId client, Instant at) {
    return fence.as(client, () -> agreements.inForce(client, at));
  }

  /// Adds the next version of a client's terms. Opens the office's fence, or joins it.
  ///
  /// @param terms its version is set here
  public Terms set(Terms terms, Actor by) {
    return fence.office(() -> {
      var next =
          new Terms(
              terms.client(),
              agreements.newest(terms.client()) + 1,
              terms.recording(),
              terms.noticeJa(),
              terms.noticeEn(),
              terms.keepRecordings(),
              terms.keepMessages(),
              terms.effectiveFrom());
      agreements.add(next);
      audit.append(
          new Entry(
              Action.CONTRACT_SET,
              next.client(),
              next.client().toString(),
              by,
              Purpose.MANAGE,
              Result.DONE,
              Map.of("version", Integer.toString(next.version()))));
      return next;
    });
  }

  private static Clause clause(Terms terms, String section) {
    return new Clause(terms.version(), section);
  }
}
