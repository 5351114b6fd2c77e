package denwaban.assurance.producer;

import denwaban.backup.Backups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether a backup came back the last time, and that this was not too long ago.
@Component
final class BackupProducer implements Producer {

  /// A drill may begin so much later than it is due, and still says something.
  static final Duration MARGIN = Duration.ofDays(1);

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final DateTimeFormatter READABLE_JA =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.JAPAN).withZone(ZONE);

  private static final DateTimeFormatter READABLE_EN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'JST'", Locale.ROOT).withZone(ZONE);

  private static final String CHECK = "backup.restored";

  private final Backups backups;
  private final InstantSource clock;

  BackupProducer(Backups backups, InstantSource clock) {
    this.backups = backups;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of(CHECK);
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(4);
  }

  @Override
  public void look(Findings findings) {
    if (!backups.configured()) {
      findings.add(
          CHECK, false, 0, 0, "プログラムによるバックアップが設定されていません。", "No backup by the program is set up.");
      return;
    }
    say(findings, backups.lastDrill(), clock.instant());
  }

  static void say(Findings findings, Optional<Backups.Drilled> drilled, Instant now) {
    if (drilled.isEmpty()) {
      findings.add(CHECK, false, 0, 0, "復元訓練をまだしていません。", "There was no restore drill yet.");
      return;
    }
    var last = drilled.get();
    var fresh = !now.isAfter(last.at().plus(last.every()).plus(MARGIN));
    findings.add(
        CHECK,
        last.passed() && fresh,
        1,
        1,
        "%s の復元訓練は%s（失われ得る時間 %s 秒、復元 %s 秒、間隔 %d 日）。"
            .formatted(
                READABLE_JA.format(last.at()),
                !last.passed() ? "不合格です" : fresh ? "合格です" : "合格ですが、期限を過ぎています",
                seconds(last.rpo()),
                seconds(last.rto()),
                last.every().toDays()),
        "The restore drill of %s %s (RPO %s s, RTO %s s, every %d days)."
            .formatted(
                READABLE_EN.format(last.at()),
                !last.passed() ? "failed" : fresh ? "passed" : "passed, but is too long ago",
                seconds(last.rpo()),
                seconds(last.rto()),
                last.every().toDays()));
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(it -> Long.toString(it.toSeconds())).orElse("?");
  }
}
