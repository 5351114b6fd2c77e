package denwaban.access.passkey;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateChainTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final Instant YESTERDAY = Instant.parse("2026-11-23T06:00:00Z");

  private final TestCa root = new TestCa();
  private final TestCa between = root.below();
  private final X509Certificate key = made(between, TestCa.UNTIL);

  private static X509Certificate made(TestCa by, Instant until) {
    return by.issue(TestCa.MAKER, null, until).certificate();
  }

  private static void good(List<X509Certificate> chain, X509Certificate trusted, Instant at) {
    assertThatCode(() -> CertificateChain.check(chain, Set.of(trusted), at))
        .doesNotThrowAnyException();
  }

  private static void refused(List<X509Certificate> chain, X509Certificate trusted, Instant at) {
    assertThatThrownBy(() -> CertificateChain.check(chain, Set.of(trusted), at))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void it_leads_to_the_one_that_is_trusted_whether_that_is_sent_or_not() {
    good(List.of(key, between.root), root.root, NOW);
    good(List.of(key, between.root, root.root), root.root, NOW);
    good(List.of(key), between.root, NOW);
    good(List.of(key, between.root), between.root, NOW);
    good(List.of(key, between.root, root.root), between.root, NOW);
    good(List.of(key), key, NOW);
  }

  @Test
  void a_link_that_is_missing_or_another_leads_nowhere() {
    refused(List.of(), root.root, NOW);
    refused(List.of(key), root.root, NOW);
    refused(List.of(between.root, key), root.root, NOW);
    refused(List.of(key, new TestCa().root), root.root, NOW);
    refused(List.of(key, between.root), new TestCa().root, NOW);
    refused(List.of(made(between, TestCa.UNTIL)), key, NOW);
    refused(List.of(key, root.below().root), root.root, NOW);
  }

  @Test
  void every_certificate_holds_at_that_time_the_trusted_one_too() {
    var over = made(between, YESTERDAY);
    refused(List.of(over, between.root), root.root, NOW);
    refused(List.of(over), over, NOW);
    good(List.of(over), over, YESTERDAY);

    var old = new TestCa(YESTERDAY);
    var young = made(old, TestCa.UNTIL);
    refused(List.of(young), old.root, NOW);
    refused(List.of(young, old.root), old.root, NOW);
    good(List.of(young), old.root, YESTERDAY);
    refused(List.of(young), old.root, YESTERDAY.plusSeconds(1));

    var brief = made(between, TestCa.FROM.plusSeconds(2));
    good(List.of(brief, between.root), root.root, TestCa.FROM.plusSeconds(1));
    refused(List.of(brief, between.root), root.root, TestCa.FROM.plusSeconds(3));

    for (var trusted : List.of(root.root, between.root, key)) {
      refused(List.of(key, between.root), trusted, TestCa.FROM.minusSeconds(1));
      good(List.of(key, between.root), trusted, TestCa.FROM);
      good(List.of(key, between.root), trusted, TestCa.UNTIL);
      refused(List.of(key, between.root), trusted, TestCa.UNTIL.plusSeconds(1));
    }
  }
}
