package denwaban.assurance.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.assurance.certificate.TestRegister;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.people.TestPeople;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CertificateViewsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /// As the database keeps it: what it would round up is not there yet.
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private final LocalDate later = LocalDate.ofInstant(now, ZoneId.of("Asia/Tokyo")).plusMonths(6);
  @TempDir static Path folder;

  @Test
  void what_another_company_holds_is_neither_a_badge_nor_in_what_is_covered() {
    DATABASE.superuser().sql("truncate certificate_entry cascade").update();
    var people = new TestPeople(DATABASE, new TestLog(DATABASE, folder).door(), _ -> {});
    var first = people.people().add("佐藤 花", "さとう はな", Role.SECURITY_OFFICER, null, null).id();
    var second = people.people().add("鈴木 健", "すずき けん", Role.SECURITY_OFFICER, null, null).id();
    var entered = new TestRegister(DATABASE, people, first, second, () -> now);
    var register = entered.register();
    entered.ismsOfAnother(later);
    var own = register.ownNumber(now).orElseThrow();
    assertThat(register.all(now)).hasSize(1);
    assertThat(CertificateViews.badges(register.all(now), own)).isEmpty();
    assertThat(CertificateViews.coverage(register.matrix(now)).scopes()).isEmpty();

    entered.isms(later);
    assertThat(CertificateViews.badges(register.all(now), own)).hasSize(1);
    assertThat(CertificateViews.coverage(register.matrix(now)).scopes()).hasSize(1);
    assertThat(CertificateViews.coverage(register.matrix(now.plus(Duration.ofDays(220)))).scopes())
        .as("when it has run out")
        .isEmpty();
    assertThat(CertificateViews.badges(register.all(now), null))
        .as("until two people said whose number is ours")
        .isEmpty();
  }
}
