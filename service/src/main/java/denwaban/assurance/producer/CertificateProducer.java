package denwaban.assurance.producer;

import denwaban.assurance.certificate.CertificateRegister;
import denwaban.assurance.certificate.CertificateState;
import denwaban.assurance.certificate.Matrix;
import denwaban.assurance.certificate.Registered;
import denwaban.assurance.certificate.Scheme;
import denwaban.assurance.certificate.Task;
import denwaban.kernel.CorporateNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the register of certificates says. It was entered by people, two for each record: whether
/// they are right, the public registry says.
@Component
final class CertificateProducer implements Producer {

  private final CertificateRegister register;
  private final InstantSource clock;

  CertificateProducer(CertificateRegister register, InstantSource clock) {
    this.register = register;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of(
        "certificate.valid",
        "certificate.pmark",
        "certificate.isms",
        "certificate.edition",
        "certificate.renewal",
        "certificate.scope",
        "certificate.registry",
        "hosting.evidence");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  /// The register at one moment.
  ///
  /// @param own the office's 法人番号; null until two people said it
  private record Seen(
      List<Registered> all,
      List<Registered> valid,
      @Nullable CorporateNumber own,
      Matrix matrix,
      List<Task> tasks) {

    boolean holds(Scheme scheme) {
      return valid.stream().anyMatch(it -> it.certificate().scheme() == scheme && ours(it));
    }

    /// What another company of the group or a data centre was certified for says nothing of this
    /// one. A provider's report is there to be another's.
    boolean ours(Registered it) {
      return it.certificate().isReport() || it.certificate().isOf(own);
    }

    long due(Set<Task.Kind> kinds) {
      return tasks.stream().filter(it -> kinds.contains(it.kind())).count();
    }
  }

  @Override
  public void look(Findings findings) {
    var now = clock.instant();
    var seen = seen(now);
    valid(findings, seen);
    scheme(findings, seen, "certificate.pmark", Scheme.P_MARK, "プライバシーマーク", "PrivacyMark");
    scheme(findings, seen, "certificate.isms", Scheme.ISMS, "ISMS 認証", "ISMS certificate");
    dates(findings, seen);
    scope(findings, seen);
    hosting(findings, seen);
  }

  private Seen seen(Instant now) {
    var all =
        register.all(now).stream().filter(it -> it.state() != CertificateState.SUPERSEDED).toList();
    var valid = all.stream().filter(it -> it.state() == CertificateState.VALID).toList();
    var own = register.ownNumber(now).orElse(null);
    return new Seen(all, valid, own, register.matrix(now), register.tasks(now));
  }

  private static List<Registered> certificates(List<Registered> all) {
    return all.stream()
        .filter(it -> it.certificate().scheme().kind() == Scheme.Kind.CERTIFICATE)
        .toList();
  }

  private static void valid(Findings findings, Seen seen) {
    var all = certificates(seen.all());
    var valid = certificates(seen.valid()).stream().filter(seen::ours).count();
    findings.add(
        "certificate.valid",
        valid > 0,
        all.size(),
        all.size(),
        "登録された認証 %d 件のうち、いま有効で自社のものは %d 件です。".formatted(all.size(), valid),
        "Of %d certificates in the register, %d are valid now and ours."
            .formatted(all.size(), valid));
  }

  private static void scheme(
      Findings findings, Seen seen, String check, Scheme scheme, String ja, String en) {
    var held = seen.holds(scheme);
    var all = seen.all().stream().filter(it -> it.certificate().scheme() == scheme).toList();
    var others = all.stream().filter(it -> !seen.ours(it)).count();
    findings.add(
        check,
        held,
        all.size(),
        all.size(),
        held
            ? "有効な%sがあります。".formatted(ja)
            : "有効な%sがありません（登録 %d 件、うち自社の法人番号と一致しないもの %d 件）。".formatted(ja, all.size(), others),
        held
            ? "A valid %s is held.".formatted(en)
            : "No valid %s is held (%d in the register, %d not under the office's corporate number)."
                .formatted(en, all.size(), others));
  }

  private static void dates(Findings findings, Seen seen) {
    var certificates = certificates(seen.all());
    if (certificates.isEmpty()) {
      for (var check :
          List.of("certificate.edition", "certificate.renewal", "certificate.registry")) {
        findings.couldNot(check, "登録された認証がありません。", "No certificate is in the register.");
      }
      return;
    }
    count(
        findings,
        seen,
        "certificate.edition",
        EnumSet.of(Task.Kind.EDITION_OUTDATED),
        "規格の版が古いもの",
        "of an outdated edition");
    count(
        findings,
        seen,
        "certificate.renewal",
        EnumSet.of(Task.Kind.RENEWAL_MISSED, Task.Kind.EXPIRED, Task.Kind.SUSPENDED),
        "更新の期限を過ぎたもの、失効・停止中のもの",
        "with a missed renewal, expired or suspended");
    count(
        findings,
        seen,
        "certificate.registry",
        EnumSet.of(Task.Kind.CHECK_OVERDUE, Task.Kind.REGISTRY_DIFFERS),
        "登録簿を 31 日以内に確かめていないか、登録簿と違うもの",
        "not looked up within 31 days, or different in the public register");
  }

  private static void count(
      Findings findings, Seen seen, String check, Set<Task.Kind> kinds, String ja, String en) {
    var all = certificates(seen.all()).size();
    var bad = seen.due(kinds);
    findings.add(
        check,
        bad == 0,
        all,
        all,
        "認証 %d 件のうち、%sは %d 件です。".formatted(all, ja, bad),
        "Of %d certificates, %d are %s.".formatted(all, bad, en));
  }

  private static void scope(Findings findings, Seen seen) {
    var matrix = seen.matrix();
    var cells = (long) matrix.services().size() * matrix.sites().size();
    var covered =
        matrix.services().stream()
            .mapToLong(service ->
                matrix.sites().stream()
                    .filter(site -> matrix.covered(Scheme.ISMS, service, site))
                    .count())
            .sum();
    var entity = !seen.holds(Scheme.ISMS) && seen.holds(Scheme.P_MARK);
    findings.add(
        "certificate.scope",
        entity || matrix.coversAll(Scheme.ISMS),
        cells,
        cells,
        entity
            ? "プライバシーマークは事業者全体に付与されています。ISMS の適用範囲はありません。"
            : "業務と拠点の組み合わせ %d 通りのうち、ISMS の適用範囲に入ると二人で確かめたものは %d 通りです。".formatted(cells, covered),
        entity
            ? "The PrivacyMark is of the company as a whole; there is no scope of an ISMS."
            : "Of %d services at sites, two people found %d in the scope of an ISMS."
                .formatted(cells, covered));
  }

  private static void hosting(Findings findings, Seen seen) {
    var held = seen.holds(Scheme.DATA_CENTRE);
    var old =
        seen.tasks().stream()
            .filter(it -> it.kind() == Task.Kind.REPORT_OLD)
            .filter(it -> of(seen, it) == Scheme.DATA_CENTRE)
            .count();
    findings.add(
        "hosting.evidence",
        held && old == 0,
        1,
        1,
        held ? "データセンターの報告のうち、1 年より古いものは %d 件です。".formatted(old) : "データセンターの証跡が登録されていません。",
        held
            ? "Of the data centre's reports, %d are older than a year.".formatted(old)
            : "No evidence of the data centre is in the register.");
  }

  private static @Nullable Scheme of(Seen seen, Task task) {
    return seen.all().stream()
        .filter(it -> it.id().equals(task.record()))
        .map(it -> it.certificate().scheme())
        .findFirst()
        .orElse(null);
  }
}
