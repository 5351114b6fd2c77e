package denwaban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import denwaban.delivery.Policy;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel.Kept;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.TestNotice;
import denwaban.http.outbound.Outbound;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// docs/formats/webhook.md, by implementations that are not ours.
class WebhookTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Path PAGE = Path.of("../docs/formats/webhook.md");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

  @TempDir Path folder;

  private Vendor receiver;
  private Outbound outbound;
  private WebhookChannel channel;

  @BeforeEach
  void open() throws Exception {
    receiver = new Vendor();
    outbound = TestOutbound.open(database, true, null, () -> NOW);
    channel =
        new WebhookChannel(new Posting(outbound), new Ids(() -> NOW, new Random(7)), () -> NOW);
  }

  @AfterEach
  void close() throws Exception {
    receiver.close();
    outbound.destroy();
  }

  private String entered() {
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    return JSON.writeValueAsString(
        Map.of("url", receiver.at("/hook").toString(), "secret", secret, "key", "mine"));
  }

  private Outcome send(String account) {
    return channel.send(
        TestNotice.urgent(
            new ClientId(new UUID(5, 5)), "青葉歯科", NOW, "https://tel.example/inbox?notice=00000000"),
        new Address("", account));
  }

  private Vendor.Asked sent(Kept kept) {
    assertThat(send(kept.account())).isEqualTo(new Outcome.Accepted());
    return receiver.asked.getLast();
  }

  private static List<String> signatures(Vendor.Asked asked) {
    return List.of(String.valueOf(asked.headers().get("webhook-signature")).split(" "));
  }

  @Test
  void it_is_signed_twice() {
    assertThat(signatures(sent(channel.kept(entered()))))
        .hasSize(2)
        .anyMatch(it -> it.startsWith("v1,"))
        .anyMatch(it -> it.startsWith("v1a,"));
  }

  @Test
  void the_lines_that_are_published_check_it_and_refuse_what_was_changed() throws Exception {
    var kept = channel.kept(entered());
    var asked = sent(kept);
    var other = String.valueOf(channel.kept(entered()).publicKey());
    var lines = Files.readString(PAGE).split("```js\n")[1].split("```")[0];
    var script =
        lines
            + """
            const [whpk, other, headers, body] = process.argv.slice(1);
            const all = JSON.parse(headers);
            const later = { ...all, "webhook-timestamp": String(Number(all["webhook-timestamp"]) + 1) };
            const v1 = { ...all, "webhook-signature": all["webhook-signature"].split(" ")[0] };
            console.log([
              signedByTheOffice(whpk, all, body),
              signedByTheOffice(other, all, body),
              signedByTheOffice(whpk, all, body + " "),
              signedByTheOffice(whpk, later, body),
              signedByTheOffice(whpk, v1, body),
            ].join(" "));
            """;
    var headers = JSON.writeValueAsString(asked.headers());
    assertThat(
            said(
                "node",
                "-e",
                script,
                String.valueOf(kept.publicKey()),
                other,
                headers,
                asked.body()))
        .isEqualTo("true false false false false");
  }

  @Test
  void openssl_checks_it_too() throws Exception {
    var kept = channel.kept(entered());
    var asked = sent(kept);
    var raw = String.valueOf(kept.publicKey()).substring("whpk_".length());
    var der =
        HexFormat.of()
            .formatHex(Base64.getDecoder().decode(raw))
            .transform(it -> HexFormat.of().parseHex("302a300506032b6570032100" + it));
    var headers = asked.headers();
    var text =
        headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + asked.body();
    var v1a = signatures(asked).getLast().substring("v1a,".length());
    var key = Files.write(folder.resolve("key.der"), der).toString();
    var message = Files.writeString(folder.resolve("said"), text);
    var signature =
        Files.write(folder.resolve("signature"), Base64.getDecoder().decode(v1a)).toString();
    String[] command = {
      "openssl",
      "pkeyutl",
      "-verify",
      "-pubin",
      "-keyform",
      "DER",
      "-inkey",
      key,
      "-rawin",
      "-in",
      message.toString(),
      "-sigfile",
      signature
    };
    assertThat(said(command)).contains("Signature Verified Successfully");
    Files.writeString(message, text + " ");
    assertThat(said(command)).contains("Failure");
  }

  private static String said(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return said;
  }

  @Test
  void each_webhook_has_a_key_of_its_own_which_nobody_enters() {
    var entered = entered();
    var one = channel.kept(entered);
    var other = channel.kept(entered);
    assertThat(one.publicKey()).matches("whpk_[A-Za-z0-9+/]{43}=").isNotEqualTo(other.publicKey());
    assertThat(one.account()).doesNotContain("mine");
    assertThat(one.toString()).doesNotContain("whsec");
  }

  @Test
  void one_that_was_entered_before_there_was_v1a_has_v1_alone() {
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    var old = JSON.writeValueAsString(Map.of("url", receiver.at("/").toString(), "secret", secret));
    assertThat(signatures(sent(new Kept(old, null, false))))
        .hasSize(1)
        .allMatch(it -> it.startsWith("v1,"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "0, -, 0",
        "30, -, 30",
        "86399, -, 86399",
        "86400, -, 86400",
        "86401, -, 86400",
        "'Fri, 27 Nov 2026 03:02:00 GMT', 'Fri, 27 Nov 2026 03:00:00 GMT', 120",
        "'Sun, 29 Nov 2026 03:02:00 GMT', 'Fri, 27 Nov 2026 03:00:00 GMT', 86400",
        "'Fri, 27 Nov 2026 02:59:00 GMT', 'Fri, 27 Nov 2026 03:00:00 GMT', -",
        "'Fri, 27 Nov 2026 03:02:00 GMT', yesterday, -",
        "-5, -, -",
        "soon, 'Fri, 27 Nov 2026 03:00:00 GMT', -"
      })
  void who_is_too_busy_says_when_to_come_again(String after, String date, Long seconds) {
    var answer =
        date == null ? Map.of("retry-after", after) : Map.of("retry-after", after, "date", date);
    assertThat(Outbound.retryAfter(new Outbound.Answer(503, answer, "")))
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }

  /// The page must not promise other times than those that are obeyed.
  @Test
  void the_schedule_that_is_published_is_the_one_that_is_obeyed() throws Exception {
    var page = Files.readString(PAGE);
    assertThat(published(page, "urgent")).isEqualTo(Policy.USUAL.urgent().tries());
    assertThat(published(page, "all else")).isEqualTo(Policy.USUAL.ordinary().tries());
    assertThat(page).contains("Any 2xx within " + Outbound.patience().toSeconds() + " seconds");
  }

  private static List<Duration> published(String page, String what) {
    var row = Pattern.compile("(?m)^\\| " + what + " \\| (.+) \\|$").matcher(page);
    assertThat(row.find()).isTrue();
    return Arrays.stream(row.group(1).split(", "))
        .map(it -> Duration.ofSeconds(Long.parseLong(it.replace(" s", ""))))
        .toList();
  }

  @Test
  void the_page_names_each_thing_that_a_notice_can_be_about() throws Exception {
    var row =
        Files.readString(PAGE)
            .lines()
            .filter(it -> it.startsWith("| `data.about`"))
            .findFirst()
            .orElseThrow();
    var named =
        Pattern.compile("`([a-z]+)`")
            .matcher(row.substring("| `data.about`".length()))
            .results()
            .map(it -> it.group(1));
    assertThat(named.collect(Collectors.toSet()))
        .isEqualTo(
            Stream.of(Notice.About.values())
                .map(it -> it.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet()));
  }
}
