package denwaban.assurance.producer;

import denwaban.assurance.observation.Scope;
import denwaban.audit.anchor.TimestampReader;
import denwaban.audit.anchor.WitnessReader;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.Contracts;
import denwaban.copies.CopyAges;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What others keep of our logs: confirmations of witnesses, copies, time stamps.
@Component
final class OutsideProducer implements Producer {

  /// How old a confirmation of the installation's log may be.
  static final Duration WITNESSED = Duration.ofHours(24);

  /// How old a copy, and a stamp, may be.
  static final Duration COPIED = Duration.ofHours(26);

  private final WitnessReader witnesses;
  private final TimestampReader stamps;
  private final CopyAges copies;
  private final Clients clients;
  private final Contracts contracts;
  private final InstantSource clock;

  OutsideProducer(
      WitnessReader witnesses,
      TimestampReader stamps,
      CopyAges copies,
      Clients clients,
      Contracts contracts,
      InstantSource clock) {
    this.witnesses = witnesses;
    this.stamps = stamps;
    this.copies = copies;
    this.clients = clients;
    this.contracts = contracts;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of("log.witness", "log.copies", "log.stamp", "contract.witness");
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(2);
  }

  @Override
  public void look(Findings findings) {
    witness(findings, "log.witness", Scope.OFFICE, witnesses.installation(), WITNESSED);
    copies(findings, copies.ages(COPIED));
    stamp(findings);
    for (var client : clients.active().stream().map(Client::id).toList()) {
      findings.each(client, Set.of("contract.witness"), () -> of(findings, client));
    }
  }

  private void of(Findings findings, ClientId client) {
    var most = contracts.witnessing(client, clock.instant()).within();
    witness(findings, "contract.witness", Scope.of(client), witnesses.of(client), most);
  }

  private void witness(
      Findings findings, String check, Scope scope, List<WitnessReader.Seen> all, Duration most) {
    witness(findings, check, scope, all, most, clock.instant());
  }

  /// @param most how old the newest confirmation may be
  static void witness(
      Findings findings,
      String check,
      Scope scope,
      List<WitnessReader.Seen> all,
      Duration most,
      Instant now) {
    var refused = all.stream().filter(OutsideProducer::incident).count();
    var newest =
        all.stream()
            .map(WitnessReader.Seen::at)
            .filter(Objects::nonNull)
            .max(Comparable::compareTo);
    var fresh = newest.filter(it -> it.isAfter(now.minus(most))).isPresent();
    var hours = most.toHours();
    findings.add(
        check,
        scope,
        fresh && refused == 0,
        all.size(),
        all.size(),
        refused > 0
            ? "証人 %d 者が、記録と違う歴史を知っていると答えました。".formatted(refused)
            : all.isEmpty()
                ? "外部の証人がいません。"
                : fresh
                    ? "証人 %d 者のうち、%d 時間以内の確認があります。".formatted(all.size(), hours)
                    : "%d 時間以内の証人の確認がありません。".formatted(hours),
        refused > 0
            ? "%d witnesses know another history of the log.".formatted(refused)
            : all.isEmpty()
                ? "There is no outside witness."
                : fresh
                    ? "Of %d witnesses, one confirmed within %d hours.".formatted(all.size(), hours)
                    : "No witness confirmed within %d hours.".formatted(hours));
  }

  private static boolean incident(WitnessReader.Seen it) {
    var trouble = it.trouble();
    return trouble != null && trouble.incident();
  }

  /// A log without a copy is one whose client could be shown another.
  static void copies(Findings findings, CopyAges.Ages ages) {
    var without = ages.logs() - ages.copied();
    findings.add(
        "log.copies",
        without == 0 && ages.late() == 0 && ages.other() == 0,
        ages.logs(),
        ages.copied(),
        ages.other() > 0
            ? "記録 %d 本のうち %d 本は、写しの方に記録と違う内容があります。".formatted(ages.logs(), ages.other())
            : without > 0
                ? "記録 %d 本のうち %d 本は、写しがどこにも送られていません。".formatted(ages.logs(), without)
                : "記録 %d 本のすべてに写しがあり、%d 本は %d 時間より古いままです。"
                    .formatted(ages.logs(), ages.late(), COPIED.toHours()),
        ages.other() > 0
            ? "Of %d logs, %d have a copy with other entries than the log."
                .formatted(ages.logs(), ages.other())
            : without > 0
                ? "Of %d logs, %d have no copy anywhere.".formatted(ages.logs(), without)
                : "All %d logs have copies; %d of these are older than %d hours."
                    .formatted(ages.logs(), ages.late(), COPIED.toHours()));
  }

  private void stamp(Findings findings) {
    var seen = stamps.installation();
    var at = seen.at();
    var fresh = at != null && at.isAfter(clock.instant().minus(COPIED));
    findings.add(
        "log.stamp",
        seen.on() && fresh,
        1,
        1,
        !seen.on() ? "時刻認証局は設定されていません。" : fresh ? "26 時間以内の時刻証明があります。" : "26 時間以内の時刻証明がありません。",
        !seen.on()
            ? "No time-stamping authority is set."
            : fresh
                ? "There is a time stamp of the last 26 hours."
                : "There is no time stamp of the last 26 hours.");
  }
}
