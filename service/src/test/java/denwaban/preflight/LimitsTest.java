package denwaban.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Finding.Severity;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.SettingRecords;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.StrangeNames;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where one answer ends and the next begins, in literal numbers; and that nothing is forgotten.
class LimitsTest {

  private static final Path PAGE = Path.of("../docs/reference/settings.md");

  @TempDir Path folder;

  @Test
  void fourteen_days_are_enough_and_a_millisecond_less_is_told() {
    var chain = new TestChain();
    var own = List.of(chain.selfSigned());
    var end = own.getFirst().getNotAfter().toInstant();
    assertThat(dates(own, end.minus(Duration.ofDays(14)))).isEmpty();
    assertThat(dates(own, end.minus(Duration.ofDays(14)).plusMillis(1)))
        .containsExactly(Severity.WARNING);
    assertThat(dates(own, end)).containsExactly(Severity.WARNING);
    assertThat(dates(own, end.plusMillis(1))).containsExactly(Severity.FAULT);
  }

  @Test
  void a_certificate_is_valid_from_its_first_instant() {
    var own = List.of(new TestChain().selfSigned());
    var from = own.getFirst().getNotBefore().toInstant();
    assertThat(dates(own, from)).isEmpty();
    assertThat(dates(own, from.minusMillis(1))).containsExactly(Severity.FAULT);
  }

  /// Without what is said of its issuer.
  private static List<Severity> dates(List<java.security.cert.X509Certificate> chain, Instant now) {
    var found = new ArrayList<Finding>();
    new ChainCheck("denwaban.tls", chain, () -> now).look(List.of(), found);
    return found.stream()
        .filter(it -> !it.what().en().contains("signed by itself"))
        .map(Finding::severity)
        .toList();
  }

  @Test
  void a_gibibyte_is_the_least_and_3500_mebibytes_are_enough() {
    assertThat(memory(1_023)).isEqualTo(Severity.FAULT);
    assertThat(memory(1_024)).isEqualTo(Severity.WARNING);
    assertThat(memory(3_499)).isEqualTo(Severity.WARNING);
    assertThat(memory(3_500)).isEqualTo(Severity.OK);
  }

  private static Severity memory(long mib) {
    var setup = Setup.of(new org.springframework.core.env.StandardEnvironment());
    return new MachineCheck(() -> mib << 20).look(setup).getFirst().severity();
  }

  @Test
  void a_star_is_one_whole_label() {
    var chain = new TestChain();
    var own = chain.own("*.example.jp", TestChain.days(-1), TestChain.days(90), false);
    assertThat(named(own, "tel.example.jp")).isTrue();
    assertThat(named(own, "TEL.example.jp")).isTrue();
    assertThat(named(own, "a.tel.example.jp")).isFalse();
    assertThat(named(own, "example.jp")).isFalse();
    assertThat(named(own, "telexample.jp")).isFalse();
  }

  private static boolean named(java.security.cert.X509Certificate own, String host) {
    var found = new ArrayList<Finding>();
    new ChainCheck("denwaban.tls", List.of(own), Instant::now).look(List.of(host), found);
    return found.stream().noneMatch(it -> it.what().en().contains("does not name"));
  }

  @Test
  void addresses_are_private_or_public() throws IOException {
    for (var inside :
        List.of(
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "100.127.255.255",
            "169.254.1.1",
            "fe80::1",
            "fd00::1",
            "fc00::1")) {
      assertThat(Addresses.isPrivate(InetAddress.ofLiteral(inside))).as(inside).isTrue();
    }
    for (var outside :
        List.of(
            "9.255.255.255",
            "172.15.255.255",
            "172.32.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "203.0.113.1",
            "2001:db8::1",
            "fe00::1")) {
      assertThat(Addresses.isPublic(InetAddress.ofLiteral(outside))).as(outside).isTrue();
    }
    assertThat(Addresses.isPublic(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }

  @Test
  void addresses_of_proc_are_read() throws IOException {
    assertThat(Sockets.address("0100007F")).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    assertThat(Sockets.address("00000000000000000000000001000000"))
        .isEqualTo(InetAddress.ofLiteral("::1"));
    assertThat(Sockets.address("0000000000000000FFFF00000100007F"))
        .isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
  }

  @Test
  void a_file_is_open_where_the_way_to_it_is_too() throws IOException {
    var own = java.nio.file.attribute.PosixFilePermissions.fromString("rwx------");
    var all = java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x");
    var closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, own);
    var inside = Files.writeString(closed.resolve("key"), "");
    Files.setPosixFilePermissions(inside, all);
    assertThat(FilesCheck.isOpen(inside)).isFalse();
  }

  @Test
  void each_name_of_the_page_of_settings_is_known_and_no_other() throws IOException {
    var page =
        Pattern.compile("(?m)^\\| `(denwaban[^`]*)`")
            .matcher(Files.readString(PAGE))
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    page.addAll(List.of("denwaban.witnesses.url", "denwaban.witnesses.keys"));
    assertThat(SettingRecords.names()).isEqualTo(page);
  }

  @Test
  void all_ways_to_write_a_name_are_one() {
    assertThat(
            List.of(
                    "denwaban.call.media.first-port",
                    "denwaban.call.media.firstPort",
                    "DENWABAN_CALL_MEDIA_FIRSTPORT",
                    "DENWABAN_CALL_MEDIA_FIRST_PORT")
                .stream()
                .map(StrangeNames::form))
        .containsOnly("denwabancallmediafirstport");
    assertThat(StrangeNames.form("denwaban.witnesses[0].keys[1]"))
        .isEqualTo(StrangeNames.form("DENWABAN_WITNESSES_0_KEYS_1"));
    assertThat(StrangeNames.form("DENWABAN_STORAGE_S3_BUCKET"))
        .isEqualTo(StrangeNames.form("denwaban.storage.s3.bucket"));
    assertThat(StrangeNames.distance("sitting", "kitten")).isEqualTo(3);
  }

  /// A refusal that is worded anew loses its Japanese here, and not in front of somebody.
  @Test
  void refusals_with_japanese_words_stand_in_the_sources() throws IOException {
    String all;
    try (var files = Files.walk(Path.of("src/main/java"))) {
      all =
          files
              .filter(it -> it.toString().endsWith(".java") && !it.endsWith("InJapanese.java"))
              .map(LimitsTest::text)
              .collect(Collectors.joining());
    }
    for (var beginning : InJapanese.beginnings()) {
      // the name of a setting is put in at run time
      var fixed = beginning.startsWith("The file of denwaban.tls") ? "The file of %s" : beginning;
      assertThat(all).contains("\"" + fixed);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
