package denwaban.assurance.producer;

import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.retention.ErasureSweep;
import denwaban.retention.RetentionStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether what is due is erased, whether what was erased is gone, and whether anything is left of
/// contracts that ended (controls.md S2.8, S2.11, S4.4, S6.2).
@Component
final class RetentionProducer implements Producer {

  /// Things of one client that are looked for again, the newest.
  private static final int AGAIN = 50;

  /// Clients whose log has ended that are looked at again, the newest.
  private static final int OVER = 50;

  /// After so long without a round nothing is known.
  private static final Duration ROUND = Duration.ofHours(1);

  private final Clients clients;
  private final RetentionStatus status;
  private final ErasureSweep sweep;
  private final InstantSource clock;

  RetentionProducer(
      Clients clients, RetentionStatus status, ErasureSweep sweep, InstantSource clock) {
    this.clients = clients;
    this.status = status;
    this.sweep = sweep;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of("erasure.done", "erasure.verified", "ended.closed");
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(3);
  }

  @Override
  public void look(Findings findings) throws InterruptedException {
    var all = clients.all().stream().map(Client::id).toList();
    var kept = 0L;
    var overdue = 0L;
    var looked = 0L;
    var ended = 0L;
    var left = 0L;
    List<String> found = new ArrayList<>();
    try {
      for (var client : all) {
        if (Thread.interrupted()) throw new InterruptedException();
        var of = status.still(client);
        kept += of.kinds().stream().mapToLong(RetentionStatus.OfKind::kept).sum();
        overdue += of.overdue();
        var again = sweep.look(client, AGAIN);
        looked += again.looked();
        found.addAll(again.found());
        var remaining = sweep.leftOfEnded(client);
        if (remaining.isPresent()) {
          ended++;
          left += remaining.get();
        }
      }
      // what is found of a log that ended has no log of its own to stand in
      for (var over : clients.newestOver(OVER)) {
        if (Thread.interrupted()) throw new InterruptedException();
        overdue += status.still(over.id()).overdue();
        var again = sweep.look(over.id(), AGAIN);
        looked += again.looked();
        found.addAll(again.found());
      }
    } catch (IOException away) {
      findings.couldNot("erasure.verified", "保管庫が応答しません。", "The store does not answer.");
      return;
    }
    done(findings, kept, overdue);
    verified(findings, looked, found.size());
    findings.add(
        "ended.closed",
        left == 0,
        ended,
        ended,
        "終了した契約 %d 件のうち、消去の期限を過ぎて残っているものは %d 件です。".formatted(ended, left),
        "Of %d contracts that ended, %d things are left after all was due.".formatted(ended, left));
  }

  private void done(Findings findings, long kept, long overdue) {
    var round = sweep.lastRound().filter(it -> it.plus(ROUND).isAfter(clock.instant()));
    if (round.isEmpty()) {
      findings.add(
          "erasure.done",
          false,
          kept,
          0,
          "期限の点検が1時間以上行われていません。",
          "What is due was not looked for within the last hour.");
      return;
    }
    findings.add(
        "erasure.done",
        overdue == 0,
        kept,
        kept,
        "保存中 %d 件のうち、期限を超えて残っているものは %d 件です。".formatted(kept, overdue),
        "Of %d things that are kept, %d are overdue.".formatted(kept, overdue));
  }

  private static void verified(Findings findings, long looked, long found) {
    if (looked == 0) {
      findings.couldNot(
          "erasure.verified",
          "消去したものがまだないため、確かめられません。",
          "Nothing was erased yet, so nothing can be looked for.");
      return;
    }
    findings.add(
        "erasure.verified",
        found == 0,
        looked,
        looked,
        "消去したもの %d 件を、消去とは別の権限で探し直し、残っていた場所は %d か所です。".formatted(looked, found),
        "%d erased things were looked for again by a role that erases nothing; %d places still have some."
            .formatted(looked, found));
  }
}
