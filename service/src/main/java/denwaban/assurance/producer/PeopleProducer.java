package denwaban.assurance.producer;

import denwaban.people.Offboarding;
import denwaban.people.StaffFacts;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/// How access of staff is kept in order.
@Component
final class PeopleProducer implements Producer {

  /// Leavers of so long are counted.
  static final Duration WITHIN = Duration.ofDays(90);

  /// From the instant at which someone leaves to the end of everything.
  static final Duration REVOKED = Offboarding.PROMISED;

  private final StaffFacts facts;

  PeopleProducer(StaffFacts facts) {
    this.facts = facts;
  }

  @Override
  public Set<String> checks() {
    return Set.of(
        "people.leavers",
        "people.orphans",
        "people.roles",
        "people.separation",
        "people.passkeys",
        "people.quality");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void look(Findings findings) {
    var staff = facts.staff();
    count(
        findings,
        "people.orphans",
        staff.all(),
        staff.orphans(),
        "人事台帳にないアカウント（プログラム自身の点検用アカウントを除く）",
        "accounts that HR's registry does not have, without the program's own account for its probe");
    count(
        findings,
        "people.roles",
        staff.all(),
        staff.unconfirmed(),
        "期限までに確認されなかった役割",
        "roles that no one confirmed in time");
    count(
        findings,
        "people.separation",
        staff.all(),
        staff.conflicts(),
        "職務分掌に反する役割",
        "roles against the separation of duties");
    passkeys(findings);
    findings.add(
        "people.quality",
        staff.reviewers() > 0 && staff.conflicts() == 0,
        staff.all(),
        staff.all(),
        staff.reviewers() > 0
            ? "品質評価者は %d 名で、職務分掌に反する役割は %d 件です。".formatted(staff.reviewers(), staff.conflicts())
            : "品質評価者がいません。",
        staff.reviewers() > 0
            ? "%d quality reviewers; %d roles against the separation of duties."
                .formatted(staff.reviewers(), staff.conflicts())
            : "There is no quality reviewer.");
    leavers(findings);
  }

  private static void count(
      Findings findings, String check, int all, int bad, String ja, String en) {
    findings.add(
        check,
        bad == 0,
        all,
        all,
        "スタッフ %d 名のうち、%sは %d 件です。".formatted(all, ja, bad),
        "Of %d staff: %d %s.".formatted(all, bad, en));
  }

  private void passkeys(Findings findings) {
    var sessions = facts.sessions();
    findings.add(
        "people.passkeys",
        sessions.alone() == 0,
        sessions.living(),
        sessions.living(),
        "いまのスタッフのセッション %d 件のうち、パスキーを使わずに始まったものは %d 件です。"
            .formatted(sessions.living(), sessions.alone()),
        "Of %d living sessions of staff, %d began without a passkey."
            .formatted(sessions.living(), sessions.alone()));
  }

  private void leavers(Findings findings) {
    var leavers = facts.leavers(WITHIN, REVOKED);
    var all = leavers.seconds().size() + leavers.late();
    if (all == 0) {
      findings.couldNot(
          "people.leavers", "この 90 日に退職した人はいません。", "No one left within the last 90 days.");
      return;
    }
    var most = leavers.quantile(1).orElse(0.0);
    var median = leavers.quantile(0.5).orElse(0.0);
    findings.add(
        "people.leavers",
        leavers.late() == 0 && most <= REVOKED.toSeconds(),
        all,
        all,
        "この 90 日の退職 %d 名、取り消しまで中央値 %.1f 秒、最長 %.1f 秒。まだの人は %d 名です。"
            .formatted(all, median, most, leavers.late()),
        "%d left in 90 days: revoked after %.1f s (median), %.1f s (longest); %d still wait."
            .formatted(all, median, most, leavers.late()));
  }
}
