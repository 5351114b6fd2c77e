package denwaban.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import denwaban.boot.machine.ClockCondition;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Origin;
import denwaban.seal.age.Suite;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A right office gives no fault and no warning but those of being on this machine alone; each
/// thing that is spoilt, for real, is named in both languages with what to do.
class CheckCommandTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private Path folder;
  private TestCheck office;

  @BeforeEach
  void make() throws IOException {
    folder =
        Files.createDirectory(Path.of("target/preflight-" + System.nanoTime()).toAbsolutePath());
    office = new TestCheck(folder);
  }

  @AfterEach
  void remove() throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  /// The one line that the fault makes, in each language, and no other fault.
  private void fault(String english, String japanese) {
    var en = office.english();
    assertThat(en.faults()).as(en.text()).singleElement().asString().contains(english, " — ");
    assertThat(en.status()).isEqualTo(1);
    var ja = office.japanese();
    assertThat(ja.faults()).as(ja.text()).singleElement().asString().contains(japanese, " — ");
    assertThat(ja.status()).isEqualTo(1);
  }

  private void warning(String english, String japanese) {
    var en = office.english();
    assertThat(en.faults()).as(en.text()).isEmpty();
    assertThat(en.warnings()).as(en.text()).anyMatch(it -> it.contains(english));
    assertThat(en.status()).isZero();
    assertThat(office.japanese().warnings()).anyMatch(it -> it.contains(japanese));
  }

  @Test
  void a_right_office_has_no_fault_and_every_check_says_so() throws IOException {
    var before = tree();
    var answer = office.english();
    assertThat(answer.faults()).as(answer.text()).isEmpty();
    // calls and names of this machine alone, and an authority of the test's own
    assertThat(answer.warnings())
        .satisfiesExactlyInAnyOrder(
            it -> assertThat(it).contains("Calls are taken from this machine only"),
            it -> assertThat(it).contains("Java does not know who issued denwaban.tls"),
            it -> assertThat(it).contains("is the loopback"));
    assertThat(answer.lines("✓")).hasSizeGreaterThan(8);
    assertThat(answer.status()).isZero();
    assertThat(office.japanese().faults()).isEmpty();
    assertThat(tree()).as("nothing is made or changed").isEqualTo(before);
  }

  @Test
  void logs_that_are_called_after_no_office() {
    office.settings.remove("denwaban.log-origin");
    warning("set denwaban.log-origin=localhost/log", "denwaban.log-origin=localhost/log を指定");
  }

  private Map<Path, FileTime> tree() throws IOException {
    var all = new TreeMap<Path, FileTime>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) all.put(path, Files.getLastModifiedTime(path));
    }
    return all;
  }

  @Test
  void bad_usage_is_2() {
    assertThat(office.english("port").status()).isEqualTo(2);
    assertThat(office.english("--denwaban.http.port").text()).contains("Usage:");
    assertThat(office.japanese("-x").text()).contains("使い方");
  }

  @Test
  void a_ports_holder_is_named() throws IOException {
    try (var _ = new ServerSocket(office.number("http.port"), 1, HERE)) {
      fault("is taken by java (process " + ProcessHandle.current().pid() + ")", "java(プロセス");
    }
  }

  @Test
  void a_sip_port_that_is_taken() throws IOException {
    try (var _ = new DatagramSocket(office.number("sip.port"), HERE)) {
      fault("UDP 127.0.0.1:" + office.number("sip.port") + " is taken", "が使っています");
    }
  }

  @Test
  void one_port_for_two() {
    office.set("sip.port", office.settings.get("denwaban.http.port"));
    fault("denwaban.sip.port and denwaban.http.port name one port", "同じポートです");
  }

  @Test
  void a_port_that_is_none() {
    office.set("http.port", "80800");
    fault("denwaban.http.port is no port", "denwaban.http.port がポート番号ではありません");
  }

  @Test
  void an_address_of_another_machine() {
    office.set("http.host", "192.0.2.7");
    fault("192.0.2.7 is none of this machine's addresses", "192.0.2.7 は、この機械のアドレスではありません");
  }

  @Test
  void media_ports_that_are_too_few() {
    office.set("call.lines", "200");
    fault("too small: 50 pairs, and", "狭すぎます: 50 組");
  }

  @Test
  void media_ports_that_others_hold() throws IOException {
    var first = office.number("call.media.first-port");
    office.set("call.media.last-port", String.valueOf(first + 13)).set("call.media.loops", "2");
    assertThat(office.english().faults()).isEmpty(); // 7 pairs, 6 needed
    try (var _ = new DatagramSocket(first + 2, HERE)) {
      warning("Of 7 pairs of media ports 1 cannot be taken", "7 組中 1 組");
      try (var _ = new DatagramSocket(first + 5, HERE)) {
        fault("Of 7 pairs of media ports 2 cannot be taken", "7 組中 2 組");
      }
    }
  }

  @Test
  void media_ports_that_cannot_be() {
    office.set("call.media.first-port", "20001");
    fault("media ports: first even", "音声のポートの範囲が正しくありません");
  }

  @Test
  void a_certificate_that_is_missing() {
    office.tls(office.file("nowhere.pem"));
    var en = office.english();
    assertThat(en.faults()).anyMatch(it -> it.contains("denwaban.tls.certificate cannot be read"));
    assertThat(en.faults()).anyMatch(it -> it.contains("denwaban.tls.certificate is not there"));
    assertThat(office.japanese().faults())
        .anyMatch(it -> it.contains("denwaban.tls.certificate のファイルがありません"));
  }

  @Test
  void a_certificate_that_is_none() {
    office.tls(TestChain.write(office.file("other.pem"), "hello"));
    fault("holds no PEM certificate", "PEM の証明書がありません");
  }

  @Test
  void a_key_that_is_none() {
    TestChain.write(office.file("web.key"), "hello");
    fault("holds no PEM private key", "PEM の秘密鍵がありません");
  }

  @Test
  void a_certificate_that_has_expired() {
    own(TestChain.days(-90), Duration.ofSeconds(-1));
    fault("expired at", "期限が切れました");
  }

  @Test
  void a_certificate_that_is_not_valid_yet() {
    own(Duration.ofHours(1), TestChain.days(90));
    fault("is not valid yet", "まだ有効ではありません");
  }

  @Test
  void a_certificate_that_expires_soon() {
    own(TestChain.days(-90), TestChain.days(13));
    warning("in less than 14 days", "14 日以内");
  }

  private void own(Duration from, Duration until) {
    TestChain.write(
        office.file("web.pem"),
        office.chain.own(TestChain.HOST, from, until, false),
        office.chain.middle);
  }

  @Test
  void a_key_of_another_certificate() {
    TestChain.write(office.file("web.key"), TestChain.pair());
    fault("denwaban.tls.key is not the key of denwaban.tls.certificate", "の鍵ではありません");
  }

  @Test
  void a_chain_in_the_wrong_order() {
    TestChain.write(
        office.file("web.pem"), office.chain.own(), office.chain.root, office.chain.middle);
    fault("is in the wrong order", "順序が違います");
  }

  @Test
  void a_chain_that_is_incomplete() {
    TestChain.write(
        office.file("web.pem"),
        office.chain.own(TestChain.HOST, TestChain.days(-1), TestChain.days(90), true));
    fault("lacks the intermediate certificate", "中間証明書が足りません");
  }

  @Test
  void a_chain_that_ends_in_a_root_of_ones_own() {
    TestChain.write(
        office.file("web.pem"), office.chain.own(), office.chain.middle, office.chain.root);
    warning("Java does not know who issued denwaban.tls.certificate", "発行者を Java は知りません");
  }

  @Test
  void a_host_that_the_certificate_does_not_name() {
    TestChain.write(
        office.file("web.pem"),
        office.chain.own("*.example.jp", TestChain.days(-1), TestChain.days(90), false),
        office.chain.middle);
    fault("does not name localhost", "localhost という名前がありません");
  }

  @Test
  void a_certificate_that_signs_itself() {
    TestChain.write(office.file("web.pem"), office.chain.selfSigned());
    warning("is signed by itself", "自己署名");
  }

  @Test
  void a_key_that_everybody_can_read() throws IOException {
    assumeTrue(FilesCheck.isOpen(open("probe")), "a folder that others may pass");
    open("web.key");
    TestChain.write(office.file("web.key"), office.chain.ownKey);
    open("web.key");
    fault("Everyone on this machine can read the file of denwaban.tls.key", "利用者全員が読めます");
  }

  @Test
  void a_pin_file_that_everybody_can_read_and_none_of_its_text_is_shown() throws IOException {
    assumeTrue(FilesCheck.isOpen(open("probe")), "a folder that others may pass");
    TestChain.write(office.file("pin"), "4711-secret");
    office.set("keys.pkcs11.pin-file", open("pin").toString());
    fault("the file of denwaban.keys.pkcs11.pin-file", "denwaban.keys.pkcs11.pin-file のファイルを");
    assertThat(office.english().text()).doesNotContain("4711-secret");
  }

  private Path open(String name) throws IOException {
    var file = office.file(name);
    if (!Files.exists(file)) Files.writeString(file, "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  @Test
  void a_token_file_that_is_not_there() {
    office.set("keys.transit.token-file", office.file("none").toString());
    fault("denwaban.keys.transit.token-file is not there", "token-file のファイルがありません");
  }

  @Test
  void a_clock_that_nothing_keeps() {
    office.clock = ClockCondition.UNKEPT;
    warning("Nothing keeps the clock", "時計を合わせるものがありません");
  }

  @Test
  void a_name_that_nobody_knows() {
    office.set("public-url", "https://tel.denwaban.invalid");
    fault("the name tel.denwaban.invalid has no address", "tel.denwaban.invalid のアドレスが見つかりません");
  }

  @Test
  void a_name_that_leads_elsewhere_and_nothing_is_announced() {
    // literals are names that need no server
    office.set("hosts", "192.0.2.80");
    var en = office.english();
    assertThat(en.faults())
        .anyMatch(it -> it.contains("192.0.2.80, which is none of this machine's addresses"));
    assertThat(office.japanese().faults()).anyMatch(it -> it.contains("外側のアドレスも設定されていません"));
    office.set("call.media.announced", "192.0.2.80");
    assertThat(office.english().faults()).noneMatch(it -> it.contains("none is announced"));
  }

  @Test
  void a_trunk_outside_that_the_loopback_never_hears() {
    office.set("sip.trunks", "203.0.113.10");
    fault("denwaban.sip.host is the loopback", "denwaban.sip.host がループバック");
  }

  @Test
  void no_trunk() {
    office.set("sip.trunks", "");
    fault("denwaban.sip.trunks is empty", "denwaban.sip.trunks が空");
  }

  @Test
  void a_trunk_that_is_no_address() {
    office.set("sip.trunks", "sip.example.jp");
    fault("denwaban.sip", "denwaban.sip: この設定では起動できません");
  }

  @Test
  void a_wildcard_for_sip() {
    office.set("sip.host", "0.0.0.0");
    fault("denwaban.sip.host: name one address", "アドレスを一つだけ");
  }

  @Test
  void half_of_sips_certificate() {
    office.set("sip.certificate", office.file("web.pem").toString());
    fault("certificate and key come together", "両方必要です");
  }

  @Test
  void a_folder_of_the_demo() throws IOException {
    Files.writeString(folder.resolve("office/mode"), "demo\n");
    fault("belongs to a demo", "お試し(demo)のフォルダーです");
  }

  @Test
  void a_folder_that_cannot_be_made() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    office.set("data", folder.resolve("file/office").toString());
    fault("cannot be made", "を作れません");
  }

  @Test
  void a_folder_in_memory() throws IOException {
    var memory = Path.of("/dev/shm");
    assumeTrue(Files.isDirectory(memory) && Files.getFileStore(memory).type().equals("tmpfs"));
    office.set("data", "/dev/shm/denwaban-preflight-that-nobody-makes");
    var en = office.english();
    assertThat(en.faults()).anyMatch(it -> it.contains("lies in memory (tmpfs)"));
    assertThat(office.japanese().faults()).anyMatch(it -> it.contains("メモリー上(tmpfs)"));
  }

  @Test
  void a_folder_of_another_account() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
    var data = folder.resolve("office");
    Files.setOwner(
        data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    fault("belongs to nobody, not to this account", "所有者は nobody");
  }

  @Test
  void a_database_of_another_account() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
    Files.createDirectories(folder.resolve("office/postgres/data"));
    fault("belongs to root, but PostgreSQL would run as", "所有者は root ですが");
  }

  @Test
  void a_database_of_an_account_that_is_not_there() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
    var files = Files.createDirectories(folder.resolve("office/postgres/data"));
    Files.setAttribute(files, "unix:uid", 4_194_303);
    fault("belong to the account 4194303, which is not on this machine", "この機械にないアカウント");
  }

  @Test
  void a_database_that_another_account_began_is_run_by_it() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
    var files = Files.createDirectories(folder.resolve("office/postgres/data"));
    Files.setOwner(
        files,
        files.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
    assertThat(office.english().lines("✓"))
        .contains("✓ The embedded PostgreSQL would run as daemon.");
  }

  @Test
  void a_folder_that_the_databases_account_cannot_reach() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "others run it as themselves");
    Files.setPosixFilePermissions(
        folder.resolve("office"), PosixFilePermissions.fromString("rwx------"));
    fault("which runs PostgreSQL for root, cannot reach", "PostgreSQL: この設定では起動できません");
  }

  /// The folder of a backup that would start.
  private Path backup() throws IOException {
    var key = Identity.generate(Suite.X25519);
    var origin = TestChain.write(office.file("origin"), Origin.of(key).export());
    var folder = office.file("backup");
    office
        .set("backup.folder", folder.toString())
        .set("backup.origin-file", origin.toString())
        .set("backup.recipient", key.recipient().text());
    return folder;
  }

  @Test
  void a_backup_folder_that_is_not_there() throws IOException {
    var folder = backup();
    fault("The folder of denwaban.backup.folder is not there", "backup.folder のフォルダーがありません");
    Files.writeString(folder, "a file");
    fault("The folder of denwaban.backup.folder is not there", "backup.folder のフォルダーがありません");
  }

  @Test
  void a_backup_folder_on_the_disk_of_the_data() throws IOException {
    Files.createDirectory(backup());
    warning("lies on the same disk as the data folder", "同じディスクにあります");
  }

  @Test
  void a_backup_folder_that_cannot_be_written() throws IOException {
    backup();
    office.set("backup.folder", "/proc/self"); // also for root
    fault("may not write to the folder of denwaban.backup.folder", "書き込めません");
  }

  @Test
  void a_disk_with_too_little_room() throws IOException {
    var free = Files.getFileStore(folder).getUsableSpace() >> 20;
    office.set("disk.warn-mib", String.valueOf(free * 2));
    warning("less than denwaban.disk.warn-mib", "denwaban.disk.warn-mib");
    office.set("disk.stop-mib", String.valueOf(free * 2 - 1));
    fault("less than denwaban.disk.stop-mib", "denwaban.disk.stop-mib");
  }

  @Test
  void limits_that_do_not_fit() {
    office.set("disk.stop-mib", "255");
    fault("The disk's limits do not fit", "ディスクの限度の設定が合いません");
  }

  @Test
  void a_database_that_does_not_answer() throws IOException {
    var port = TestCheck.freeTcp();
    office.set("db.url", "jdbc:postgresql://127.0.0.1:" + port + "/denwaban");
    office.environment.put("DENWABAN_DB_OWNERPASSWORD", "one-secret");
    office.environment.put("DENWABAN_DB_APPPASSWORD", "two-secret");
    office.environment.put("DENWABAN_DB_ERASERPASSWORD", "three-secret");
    office.environment.put("DENWABAN_DB_VERIFIERPASSWORD", "four-secret");
    fault("The database at 127.0.0.1:" + port + " cannot be reached", "につながりません");
    assertThat(office.english().text()).doesNotContain("one-secret", "two-secret");
  }

  @Test
  void a_database_without_passwords_and_one_without_tls() {
    office.set("db.url", "jdbc:postgresql://127.0.0.1/denwaban");
    fault("An external database needs four roles", "四つのロール");
    office.set("db.url", "jdbc:postgresql://192.0.2.5/denwaban");
    fault("The connection to the database would not be protected", "接続が保護されません");
  }

  @Test
  void passwords_on_the_command_line() {
    office.set("db.app-password", "three-secret");
    warning("denwaban.db.app-password is on the command line", "コマンドラインにあり");
    assertThat(office.english().text()).doesNotContain("three-secret");
  }

  @Test
  void a_setting_that_nobody_reads() {
    office.set("htpp.port", "8443");
    fault("Did you mean denwaban.http.port?", "もしかして denwaban.http.port");
  }

  @Test
  void a_setting_of_the_environment_that_nobody_reads() {
    office.environment.put("DENWABAN_SIP_TRUNK", "203.0.113.9");
    office.environment.put("DENWABAN_JAVA_OPTS", "-Xmx2g");
    office.environment.put("DENWABAN_CALL_RING", "20s");
    fault("Did you mean DENWABAN_SIP_TRUNKS?", "DENWABAN_SIP_TRUNK という設定はありません");
  }

  @Test
  void a_value_that_cannot_be_read_is_not_repeated() {
    office.set("sip.tls-port", "hunter2");
    fault("The value of denwaban.sip.tls-port cannot be read", "denwaban.sip.tls-port の値が読めません");
    assertThat(office.english().text()).doesNotContain("hunter2");
  }

  @Test
  void values_out_of_range() {
    office.set("probe.after-start", "0s");
    fault("denwaban.probe.after-start: 1s to 24h", "denwaban.probe");
    office.settings.remove("denwaban.probe.after-start");
    office.set("call.ring", "1h");
    fault("denwaban.call.ring: 1 to 120 seconds", "denwaban.call");
    office.settings.remove("denwaban.call.ring");
    office.set("logs.days", "7");
    fault("Technical logs cannot be kept", "技術ログを保存できません");
  }

  @Test
  void an_address_for_all_without_tls() {
    office.settings.remove("denwaban.tls.certificate");
    office.settings.remove("denwaban.tls.key");
    office.set("http.host", "0.0.0.0");
    fault("could read and change what is sent to this address without TLS", "TLS なしの通信");
  }

  @Test
  void a_machine_with_little_memory() {
    office.memoryMib = 512;
    fault("only 512 MiB of memory", "512 MiB しかありません");
    office.memoryMib = 2_048;
    warning("only 2048 MiB", "2048 MiB");
  }

  @Test
  void the_running_office_is_told_apart_from_a_stranger() throws Exception {
    var data = folder.resolve("office");
    var port = office.number("http.port");
    var running = OfficeProcess.start(data, port);
    try {
      var en = office.english();
      assertThat(en.faults()).as(en.text()).isEmpty();
      assertThat(en.lines("✓"))
          .contains("✓ TCP 127.0.0.1:" + port + " is used by this office, which is running.")
          .anyMatch(it -> it.contains("An office runs on " + data))
          .anyMatch(it -> it.contains("(process " + running.pid() + ")"));
      assertThat(en.warnings())
          .anyMatch(it -> it.contains("The running office does not use UDP 127.0.0.1:"));
      assertThat(office.japanese().text()).contains("動いているこの事務所が使っています", "二つ目は起動しません");

      try (var _ = new DatagramSocket(office.number("sip.port"), HERE)) {
        fault("is taken by java (process " + ProcessHandle.current().pid() + ")", "java(プロセス");
      }
    } finally {
      running.getOutputStream().close();
      assertThat(running.waitFor()).isZero();
    }
    assertThat(office.english().text()).doesNotContain("An office runs on");
  }

  @Test
  void the_command_itself_says_which_ports_need_a_privilege() throws Exception {
    office.set("http.port", "443");
    var arguments =
        office.settings.entrySet().stream().map(it -> "--" + it.getKey() + "=" + it.getValue());
    var root = System.getProperty("user.name").equals("root");
    var low = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    assumeTrue(Files.exists(low), "a system that has such ports");
    // by lines: the kernel gives such a file in one read only
    assumeTrue(Integer.parseInt(Files.readAllLines(low).getFirst()) > 443);
    var without = root ? List.of("setpriv", "--bounding-set=-net_bind_service") : List.<String>of();
    var list = office.arguments();
    var en = OfficeProcess.check(without, list, Map.of("LANG", "C.UTF-8"));
    assertThat(en.faults())
        .as(en.text())
        .singleElement()
        .asString()
        .contains("This account has no right to TCP 127.0.0.1:443");
    assertThat(en.status()).isEqualTo(1);
    var ja = OfficeProcess.check(without, list, Map.of("LANG", "ja_JP.UTF-8"));
    assertThat(ja.faults()).singleElement().asString().contains("127.0.0.1:443 を使う権限がありません");
  }

  @Test
  void the_command_itself_ends_with_0_or_2() throws Exception {
    office.settings.put("denwaban.call.lines", "4");
    var right =
        office.settings.entrySet().stream().map(it -> "--" + it.getKey() + "=" + it.getValue());
    var answer = OfficeProcess.check(List.of(), right.toList(), Map.of());
    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(OfficeProcess.check(List.of(), List.of("what"), Map.of()).status()).isEqualTo(2);
  }

  @Test
  void the_language_is_that_of_the_launcher() {
    assertThat(CheckCommand.isJapanese(Map.of("LANG", "ja_JP.UTF-8"))).isTrue();
    assertThat(CheckCommand.isJapanese(Map.of("LANG", "ja_JP.UTF-8", "LC_ALL", "C"))).isFalse();
    assertThat(CheckCommand.isJapanese(Map.of("LC_MESSAGES", "ja", "LANG", "C"))).isTrue();
    assertThat(CheckCommand.isJapanese(Map.of())).isFalse();
  }
}
