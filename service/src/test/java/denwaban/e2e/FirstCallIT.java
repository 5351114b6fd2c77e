package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One real call, from a SIP telephone to a sealed message that only the client can open.
@Tag("own-office")
@Tag(House.SHIPPED)
@ExtendWith(House.Keeper.class)
class FirstCallIT {

  private static final int CALLER_HZ = 440;
  private static final Duration SOON = Duration.ofSeconds(20);

  /// Longer than the player's step of 5 s; typing takes a test no time.
  private static final int TALK_S = 8;

  private static final String MINATO = "+815031000002";
  private static final String INQUIRY = "見積書の再送をお願いします。図面番号は七三一の二です。";

  private final House house;
  private final Desk desk;
  private final Member kenta;

  FirstCallIT(House house) {
    this.house = house;
    this.desk = house.desk;
    this.kenta = house.kenta;
  }

  interface Dialling {
    Telephone dial(Path folder, String from, String to, int hz) throws Exception;
  }

  @Test
  void a_call_from_sipp_reaches_only_the_client() throws Exception {
    wholeCall("sipp", "+819012345678", Telephone::sipp);
  }

  @Test
  void the_whole_number_is_shown_to_whoever_asks_and_the_clients_log_says_so() throws Exception {
    var from = "+819055507799";
    var folder = Files.createDirectories(house.peers.resolve("unmasked"));
    var before = kenta.newest();
    try (var caller = Telephone.sipp(folder, from, MINATO, CALLER_HZ)) {
      desk.answer();
      assertThat(desk.caller()).contains("•••• 7799").doesNotContain("5550");

      desk.showsTheNumber();
      assertThat(desk.caller()).isEqualTo("090-5550-7799");
      desk.page.keyboard().press("F2");
      PlaywrightAssertions.assertThat(desk.page.getByTestId("field-number"))
          .hasValue("090-5550-7799");
      PlaywrightAssertions.assertThat(desk.page.getByTestId("readback-number")).isFocused();
      desk.page.keyboard().press("Space");
      desk.writes("callerName", "田中 美咲")
          .writes("inquiry", INQUIRY)
          .chooses("callback", "yes")
          .send()
          .hangUp();
      caller.ends();
    }
    desk.nextCall();
    assertThat(desk.page.content()).as("gone with the call").doesNotContain("5550-7799");

    kenta.opensSlip(before);
    assertThat(kenta.reads()).contains("090-5550-7799");
    assertThat(kenta.readsSlip()).isEqualTo("090-5550-7799");
    kenta.seesInLog("caller.shown");
  }

  @Test
  void a_call_from_baresip_reaches_only_the_client() throws Exception {
    wholeCall("baresip", "+818098765432", Telephone::baresip);
  }

  @Test
  void the_microphone_is_sent_from_the_ring_to_the_end_of_a_call_and_not_before_or_after()
      throws Exception {
    assertThat(sentInASecond()).as("waiting").isZero();
    var folder = Files.createDirectories(house.peers.resolve("microphone"));
    try (var caller = Telephone.sipp(folder, "+819055509911", MINATO, CALLER_HZ)) {
      desk.is("ringing");
      Wait.until("it is sent while it rings", SOON, () -> sentInASecond() > 20);
      desk.answer();
      desk.staysInTheCall();
      Wait.until("it is sent in the call", SOON, () -> sentInASecond() > 20);
      desk.hangUp();
      caller.ends();
      Wait.until("all is sent", SOON, () -> sentInASecond() == 0);
    }
    desk.goesOnWithoutAMessage();
  }

  private long sentInASecond() throws InterruptedException {
    var before = desk.sent();
    Thread.sleep(Duration.ofSeconds(1));
    return desk.sent() - before;
  }

  @Test
  void a_caller_whom_nobody_answers_is_known_to_the_client_alone() throws Exception {
    var from = "+819055501234";
    var folder = Files.createDirectories(house.peers.resolve("in-vain"));
    var before = kenta.newest();
    try (var caller = Telephone.baresip(folder, from, MINATO, CALLER_HZ)) {
      desk.is("ringing");
      caller.hangUp();
      desk.is("ready");
    }

    var item = kenta.opensSlip(before);
    assertThat(item.get("answered").getAsBoolean()).isFalse();
    assertThat(kenta.readsSlip()).isEqualTo("090-5550-1234");
    OtherClient.getsNothing(house.ryo.page, kenta.page, item);
    kenta.seesInLog("slip.kept");

    var traces = new Traces().number(from);
    assertThat(traces.in(house.office.home())).isEmpty();
    traces.plant(house.office.data().resolve("planted"));
    assertThat(traces.in(house.office.home())).hasSameSizeAs(traces.names());
    Files.delete(house.office.data().resolve("planted"));
  }

  @Test
  void a_call_over_tls_reaches_only_the_client() throws Exception {
    var said =
        wholeCall(
            "baresip-tls",
            "+818098765433",
            (folder, from, to, hz) ->
                Telephone.baresipOverTls(folder, from, to, hz, house.certificate.chain()));

    assertThat(said)
        .contains("INVITE sip:" + MINATO, "BYE sip:", "Via: SIP/2.0/TLS ")
        .doesNotContain("Via: SIP/2.0/UDP ", "Via: SIP/2.0/TCP ");
  }

  @Test
  void a_telephone_that_does_not_trust_our_certificate_says_nothing() throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("strict"));
    var other = Certificate.make(folder).chain();
    try (var caller = Telephone.baresipOverTls(folder, "+818098765434", MINATO, CALLER_HZ, other)) {
      caller.ends();

      assertThat(caller.said()).doesNotContain("SIP/2.0 100 Trying", "180 Ringing");
    }
    desk.is("ready");
  }

  @Test
  void a_call_from_linphone_reaches_only_the_client() throws Exception {
    wholeCall("linphone", "+817011112222", Telephone::linphone);

    // its own ear: the greeting, which is no tone, and then the operator to the end
    var heard = Telephone.heard(house.peers.resolve("linphone"));
    var shares = Sound.shares(heard, House.OPERATOR_HZ);
    var greeting =
        shares.indexOf(shares.stream().filter(s -> s > MAINLY).findFirst().orElseThrow());
    assertThat(greeting).as("seconds until the operator: " + shares).isGreaterThan(5);
    for (var second = 1; second < 5; second++) {
      var spoken = second(heard, second);
      assertThat(Sound.energy(spoken)).as("greeting, second " + second).isGreaterThan(1_000);
      assertThat(Sound.share(spoken, House.OPERATOR_HZ)).isLessThan(0.5);
    }
    assertThat(shares.stream().filter(s -> s > MAINLY).count()).isGreaterThanOrEqualTo(TALK_S - 2);
  }

  private static short[] second(short[] samples, int from) {
    return java.util.Arrays.copyOfRange(
        samples, from * Sound.TELEPHONE_HZ, (from + 1) * Sound.TELEPHONE_HZ);
  }

  /// @return what the telephone said
  private String wholeCall(String name, String from, Dialling telephone) throws Exception {
    var folder = Files.createDirectories(house.peers.resolve(name));
    var before = kenta.newest();
    var capture = Capture.start(folder);
    double operatorHears;
    String said;
    var stream = Listener.at(desk.page, "/api/desk/events");
    try (var caller = telephone.dial(folder, from, MINATO, CALLER_HZ)) {
      try {
        desk.answer();
      } catch (AssertionError e) {
        throw new AssertionError("it never rang; the telephone: " + caller.said(), e);
      }
      operatorHears = desk.hears(CALLER_HZ);
      assertThat(desk.caller()).contains("•••• " + from.substring(from.length() - 4));
      desk.choosesTheNumberThatRang()
          .writes("callerName", "田中 美咲")
          .writes("callerKana", "タナカ ミサキ")
          .writes("inquiry", INQUIRY)
          .chooses("callback", "yes")
          .send();
      Wait.seconds(TALK_S);
      desk.hangUp();
      caller.ends();
      said = caller.said();
    } finally {
      capture.close();
    }
    desk.nextCall();
    var digits = from.substring(5);
    assertThat(stream.heard()).contains("\"status\":\"wrapup\"").doesNotContain(digits);
    var wire = capture.audio();
    var fromCaller =
        wire.stream().filter(p -> p.from() != p.to() && Telephone.at(p.from())).toList();
    var toOperator = wire.stream().filter(p -> isEdge(p.from()) && !Telephone.at(p.to())).toList();
    var toCaller = wire.stream().filter(p -> Telephone.at(p.to())).toList();

    greetedAndToldFirst(toCaller);

    // each hears the other
    assertThat(Capture.heard(fromCaller, CALLER_HZ)).as("the telephone sends").isGreaterThan(0.9);
    assertThat(operatorHears).as("the operator hears the caller").isGreaterThan(0.9);
    assertThat(Capture.heard(toCaller, House.OPERATOR_HZ))
        .as("the caller hears")
        .isGreaterThan(0.9);

    // the message and the recording, in the member's browser
    var item = kenta.opensSlip(before);
    assertThat(kenta.reads()).contains("田中 美咲", INQUIRY);
    var spoken = "0" + from.substring(3, 5) + "-" + from.substring(5, 9) + "-" + from.substring(9);
    assertThat(kenta.readsSlip()).isEqualTo(spoken);
    PlaywrightAssertions.assertThat(kenta.page.getByTestId("read-number")).containsText(spoken);
    kenta.playsAndSeeks();

    // and with the standard tool and the exported key
    var files = kenta.downloads(folder);
    var key = kenta.exportsKey(folder);
    var message = Age.open(key, files.message());
    assertThat(message.whole()).as(message.said()).isTrue();
    var text = new String(message.bytes(), StandardCharsets.UTF_8);
    var json = JsonParser.parseString(text).getAsJsonObject();
    assertThat(json.getAsJsonObject("caller").get("number").isJsonNull()).isTrue();
    assertThat(text).contains(INQUIRY, "\"refersTo\":\"caller\"").doesNotContain(digits);
    var slip =
        new String(opened(key, Objects.requireNonNull(files.slip())), StandardCharsets.UTF_8);
    var rang = JsonParser.parseString(slip).getAsJsonObject();
    assertThat(rang.get("how").getAsString()).isEqualTo("answered");
    assertThat(rang.getAsJsonObject("caller").get("number").getAsString()).isEqualTo(from);
    var voices = Age.voices(List.of(opened(key, files.recording())));
    everyFrameIsThere(voices, fromCaller, toCaller, toOperator);

    // another client's member gets nothing, by any address
    OtherClient.getsNothing(house.ryo.page, kenta.page, item);

    // nothing of it lies open on the disk
    var traces = new Traces().text("inquiry", INQUIRY).text("name", "田中 美咲").number(from);
    sample(traces, "caller", fromCaller);
    sample(traces, "operator", toCaller);
    assertThat(traces.in(house.office.home())).isEmpty();
    traces.plant(house.office.data().resolve("planted"));
    assertThat(traces.in(house.office.home())).hasSameSizeAs(traces.names());
    Files.delete(house.office.data().resolve("planted"));

    // every reading is an entry, and the entry is in the log
    kenta.seesInLog("object.header.released");
    return said;
  }

  private static boolean isEdge(int port) {
    return port >= 20_000 && port < 21_000;
  }

  private static byte[] opened(Path key, Path file) throws Exception {
    var opened = Age.open(key, file);
    assertThat(opened.whole()).as(opened.said()).isTrue();
    return opened.bytes();
  }

  /// The client's greeting, then the notice of the recording, and nothing of the operator before.
  private static void greetedAndToldFirst(List<Capture.Packet> toCaller) throws Exception {
    var bytes = new ByteArrayOutputStream();
    for (var packet : toCaller) bytes.write(packet.audio());
    var heard = bytes.toString(StandardCharsets.ISO_8859_1);
    var greeting = heard.indexOf(spoken("/denwaban/demo/greeting-minato.ulaw"));
    var notice = heard.indexOf(spoken("/denwaban/notice.ulaw"));
    assertThat(greeting).as("the greeting is heard").isNotNegative();
    assertThat(notice).as("the notice is heard after it").isGreaterThan(greeting);
    var until = Sound.decode(java.util.Arrays.copyOf(bytes.toByteArray(), notice));
    assertThat(Sound.share(until, House.OPERATOR_HZ)).as("the operator before it").isLessThan(0.05);
  }

  /// All but the first and last half second, one byte a character.
  private static String spoken(String resource) throws Exception {
    try (var file = FirstCallIT.class.getResourceAsStream(resource)) {
      var ulaw = Objects.requireNonNull(file).readAllBytes();
      var half = Sound.TELEPHONE_HZ / 2;
      return new String(ulaw, half, ulaw.length - 2 * half, StandardCharsets.ISO_8859_1);
    }
  }

  /// Left is the caller, right the operator, complete to the frame.
  private static void everyFrameIsThere(
      Age.Voices voices,
      List<Capture.Packet> fromCaller,
      List<Capture.Packet> toCaller,
      List<Capture.Packet> relayed) {
    var left = Sound.decode(voices.caller());
    var right = Sound.decode(voices.operator());
    assertThat(Sound.share(talk(left), CALLER_HZ)).as("left is the caller").isGreaterThan(MAINLY);
    assertThat(Sound.share(talk(left), House.OPERATOR_HZ)).isLessThan(0.05);
    assertThat(Sound.share(talk(right), House.OPERATOR_HZ))
        .as("right is the operator")
        .isGreaterThan(MAINLY);
    assertThat(Sound.share(talk(right), CALLER_HZ)).isLessThan(0.05);

    var caller = Frames.compare(fromCaller, voices.caller());
    assertThat(caller.missing()).as("caller's frames not recorded: " + caller).isZero();
    // the recording begins before the two are joined and ends after they are parted
    assertThat(caller.recorded() - relayed.size())
        .as(
            "%s; relayed to the operator from %f to %f",
            caller, relayed.getFirst().at(), relayed.getLast().at())
        .isBetween(0, EDGE_FRAMES);
    var operator = Frames.compare(toCaller, voices.operator());
    assertThat(operator.missing()).as("operator's frames not recorded: " + operator).isZero();
    assertThat(operator.recorded()).isGreaterThan(100);
    assertThat(operator.lastAt())
        .as("the last frame the caller heard is recorded")
        .isEqualTo(toCaller.getLast().at());
  }

  /// Share of a second's energy at one pitch that says whose voice it is. A browser on a busy
  /// machine leaves frames out, and a tone with gaps is spread; that nothing more is missing than
  /// what the wire lacked is counted frame by frame below.
  private static final double MAINLY = 0.6;

  /// Frames (20 ms) that may come between the tap and the bridge, at both ends, on a busy machine.
  private static final int EDGE_FRAMES = 100;

  /// A second of the conversation; before it the recording is silent while the greeting plays.
  private static short[] talk(short[] samples) {
    var from = samples.length - TALK_S / 2 * Sound.TELEPHONE_HZ;
    return java.util.Arrays.copyOfRange(samples, from, from + Sound.TELEPHONE_HZ);
  }

  /// Half a frame from the middle of the call: 10 ms, in no two places alike.
  private static void sample(Traces traces, String name, List<Capture.Packet> packets) {
    var frame = packets.get(packets.size() * 3 / 4).audio();
    traces.samples(name, java.util.Arrays.copyOfRange(frame, 40, 120));
  }
}
