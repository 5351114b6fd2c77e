package denwaban.desk;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.PersonDisabled;
import denwaban.access.Role;
import denwaban.access.SessionEnded;
import denwaban.access.passkey.TestPasskeys;
import denwaban.access.session.TestStreams;
import denwaban.call.TestOffice;
import denwaban.call.TestPlace;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.MediaSettings;
import denwaban.call.media.Peer;
import denwaban.call.media.WebOffer;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The desk's endpoint and the audio lines behind it, with a browser that knows ICE, DTLS and SRTP.
public class DeskLinesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final CurrentUser SATO = who("s-1");

  /// The session of one who is at a home; all others are at a site.
  private static final String HOME = "s-home";

  private final TestOffice office = new TestOffice(5);
  private final MediaPlane media = plane();
  private final List<String> kept = new ArrayList<>();
  private final DeskLines lines = new DeskLines(media, office.switchboard(), kept::add);
  private DeskEndpoint desk;
  private boolean stated = true;

  @BeforeEach
  void open() {
    desk =
        new DeskEndpoint(
            office.switchboard(),
            new DeskScreens(),
            lines,
            TestStreams.over(database),
            TestPlace.of(() -> stated, user -> user.session().equals(HOME)),
            TestPasskeys.ANY,
            held -> held == PasskeyRequirement.ANY ? 2 : 0);
  }

  @AfterEach
  void close() {
    media.close();
    office.close();
  }

  @Test
  void a_line_is_up_when_the_browser_proved_itself_and_down_when_it_says_goodbye()
      throws Exception {
    try (var browser = new Peer()) {
      var answer = desk.line(SATO, offer(browser)).answer();
      assertThat(line()).isEqualTo("down");
      browser.arrive(answer);
      TestOffice.await("line up", () -> line().equals("up"));

      browser.sayGoodbye();

      TestOffice.await("line down", () -> line().equals("down"));
    }
  }

  @Test
  void a_ready_desk_is_told_how_many_clients_pass_it_by_and_one_that_went_away_is_not() {
    desk.ready(SATO);
    assertThat(office.switchboard().look(SATO.person()).passing()).isEqualTo(2);
    desk.away(SATO);
    assertThat(office.switchboard().look(SATO.person()).passing()).isZero();
  }

  @Test
  void the_headset_is_worn_by_the_session_that_opened_the_line_and_by_no_other() throws Exception {
    try (var browser = new Peer()) {
      assertThat(lines.wornBy(SATO)).isFalse();
      desk.line(SATO, offer(browser));
      assertThat(lines.wornBy(SATO)).isTrue();
      assertThat(lines.wornBy(who("s-2"))).isFalse();
      lines.close(SATO.person());
      assertThat(lines.wornBy(SATO)).isFalse();
    }
  }

  @Test
  void a_headset_keeps_a_session_while_its_operator_waits_for_calls_and_not_when_away()
      throws Exception {
    try (var browser = new Peer()) {
      browser.arrive(desk.line(SATO, offer(browser)).answer());
      TestOffice.await("line up", () -> line().equals("up"));
      lines.keepSessions();
      assertThat(kept).as("away").isEmpty();
      desk.ready(SATO);
      lines.keepSessions();
      assertThat(kept).as("ready").containsExactly("s-1");
      desk.away(SATO);
      lines.keepSessions();
      assertThat(kept).as("away again").containsExactly("s-1");
    }
  }

  @Test
  void a_line_that_is_opened_again_takes_the_place_of_the_old_one_and_keeps_the_desk()
      throws Exception {
    try (var before = new Peer();
        var after = new Peer()) {
      before.arrive(desk.line(SATO, offer(before)).answer());
      TestOffice.await("line up", () -> line().equals("up"));
      desk.ready(SATO);
      assertThat(office.status()).isEqualTo("ready");

      after.arrive(desk.line(SATO, offer(after)).answer());

      TestOffice.await("line up again", () -> line().equals("up"));
      // the goodbye of the old connection is about nothing any more
      before.sayGoodbye();
      assertThat(office.status()).isEqualTo("ready");
      after.sayGoodbye();
      TestOffice.await("line down", () -> line().equals("down"));
    }
  }

  @Test
  void a_second_window_takes_the_call_in_hand_over_when_its_line_is_up() throws Exception {
    try (var before = new Peer();
        var after = new Peer()) {
      before.arrive(desk.line(SATO, offer(before)).answer());
      TestOffice.await("line up", () -> line().equals("up"));
      talking();

      var answer = desk.line(SATO, offer(after)).answer();
      assertThat(lines.wornBy(SATO)).isTrue();
      TestOffice.await("two lines", () -> media.stats().legs() == 2);
      assertThat(office.status()).as("while it is not up").isEqualTo("talking");
      after.arrive(answer);
      TestOffice.await("the former is closed", () -> media.stats().legs() == 1);

      assertThat(office.status()).isEqualTo("talking");
      assertThat(office.bridged).as("heard at one, and then at the other").hasSize(2);
      assertThat(office.bridged).doesNotHaveDuplicates();
      after.sayGoodbye();
      TestOffice.await("line down", () -> line().equals("down"));
    }
  }

  @Test
  void a_second_window_whose_line_never_comes_up_leaves_the_first_its_own() throws Exception {
    try (var before = new Peer();
        var never = new Peer();
        var neither = new Peer()) {
      before.arrive(desk.line(SATO, offer(before)).answer());
      TestOffice.await("line up", () -> line().equals("up"));
      talking();

      desk.line(who("s-2"), offer(never));
      desk.line(who("s-2"), offer(neither));
      TestOffice.await("the next but one is closed", () -> media.stats().legs() == 2);
      desk.sessionEnded(new SessionEnded("s-2"));

      TestOffice.await("the other is closed", () -> media.stats().legs() == 1);
      assertThat(office.status()).isEqualTo("talking");
      assertThat(lines.wornBy(SATO)).isTrue();
    }
  }

  @Test
  void a_window_whose_line_another_took_does_not_take_it_back_by_itself() throws Exception {
    try (var first = new Peer();
        var second = new Peer()) {
      desk.line(SATO, offer(first, "w-1", null));
      desk.line(SATO, offer(first, "w-1", true));
      TestOffice.await("one line", () -> media.stats().legs() == 1);
      desk.line(SATO, offer(second, "w-2", false));
      refused("line-elsewhere", () -> desk.line(SATO, offer(first, "w-1", true)));
      desk.line(SATO, offer(second, "w-2", true));
      TestOffice.await("still one", () -> media.stats().legs() == 1);
      // whoever sits there may
      desk.line(SATO, offer(first, "w-1", false));
    }
  }

  @Nested
  class Of_two_places {

    @Test
    void a_line_at_home_leaves_a_desk_that_is_ready_at_the_site() throws Exception {
      try (var site = new Peer();
          var home = new Peer()) {
        up(SATO, site);
        desk.ready(SATO);

        up(who(HOME), home);

        assertThat(office.status()).isEqualTo("away");
        desk.ready(who(HOME));
        assertThat(office.status()).isEqualTo("ready");
        assertThat(line()).isEqualTo("up");
      }
    }

    @Test
    void a_desk_that_is_made_ready_at_the_site_is_not_heard_at_home() throws Exception {
      try (var home = new Peer()) {
        up(who(HOME), home);
        desk.ready(SATO);
        TestOffice.await("line down", () -> line().equals("down"));
        assertThat(office.status()).isEqualTo("ready");
      }
    }

    @Test
    void a_call_that_rings_at_the_site_is_answered_there_alone() throws Exception {
      try (var site = new Peer()) {
        up(SATO, site);
        var call = rings();
        refused("desk-elsewhere", () -> desk.answer(who(HOME), call));
        desk.answer(SATO, call);
        assertThat(office.status()).isEqualTo("talking");
      }
    }

    @Test
    void a_call_in_hand_at_the_site_does_not_come_home() throws Exception {
      try (var site = new Peer();
          var home = new Peer()) {
        up(SATO, site);
        talking();
        refused("line-elsewhere", () -> desk.line(who(HOME), offer(home)));
        TestOffice.await("it is closed", () -> media.stats().legs() == 1);
        assertThat(office.status()).isEqualTo("talking");
        assertThat(lines.wornBy(SATO)).isTrue();
      }
    }

    private void up(CurrentUser user, Peer browser) throws Exception {
      browser.arrive(desk.line(user, offer(browser)).answer());
      TestOffice.await("worn", () -> lines.wornBy(user));
      TestOffice.await("line up", () -> line().equals("up"));
    }
  }

  @Test
  void the_name_of_a_window_is_short() throws Exception {
    try (var browser = new Peer()) {
      desk.line(SATO, offer(browser, "w".repeat(DeskEndpoint.WINDOW_LENGTH), null));
      var longer = offer(browser, "w".repeat(DeskEndpoint.WINDOW_LENGTH + 1), null);
      refused("malformed", () -> desk.line(SATO, longer));
    }
  }

  @Test
  void a_line_goes_with_the_session_that_opened_it_and_the_desk_with_the_last() throws Exception {
    try (var browser = new Peer()) {
      desk.events(SATO);
      browser.arrive(desk.line(SATO, offer(browser)).answer());
      TestOffice.await("line up", () -> line().equals("up"));
      desk.events(who("s-2"));
      desk.ready(SATO);

      desk.sessionEnded(new SessionEnded("s-1"));

      TestOffice.await("line down", () -> line().equals("down"));
      assertThat(office.status()).isEqualTo("ready");
      assertThat(lines.wornBy(SATO)).isFalse();
    }
  }

  @Test
  void whoever_has_not_stated_that_his_place_is_in_order_sees_hears_and_takes_no_call()
      throws Exception {
    stated = false;
    try (var browser = new Peer()) {
      refused("place-not-stated", () -> desk.events(SATO));
      refused("place-not-stated", () -> desk.line(SATO, offer(browser)));
      refused("place-not-stated", () -> desk.ready(SATO));
      var call = "01980000-0000-7000-8000-000000000001";
      refused("place-not-stated", () -> desk.answer(SATO, call));
      assertThat(lines.wornBy(SATO)).isFalse();
      // but he can end what is going on
      refused("wrong-state", () -> desk.hangUp(SATO, call));
      refused("wrong-state", () -> desk.finish(SATO, call));
      refused("wrong-state", () -> desk.away(SATO));
    }
  }

  @Test
  void what_is_no_offer_is_refused_in_words() {
    refused("bad-offer", () -> desk.line(SATO, new DeskEndpoint.LineOffer("v=0\r\n", null, null)));
    refused("malformed", () -> desk.line(SATO, new DeskEndpoint.LineOffer(null, null, null)));
  }

  @Test
  void when_every_audio_line_is_taken_the_desk_is_told_so() throws Exception {
    try (var browser = new Peer()) {
      for (var n = 0; n < LEGS; n++) media.line(WebOffer.read(browser.offer()), _ -> {});
      refused("no-capacity", () -> desk.line(SATO, offer(browser)));
    }
  }

  @Test
  void a_command_in_the_wrong_state_is_a_conflict() {
    desk.ready(SATO);
    refused("wrong-state", () -> desk.ready(SATO));
    refused("wrong-state", () -> desk.answer(SATO, "01980000-0000-7000-8000-000000000001"));
  }

  @Test
  void a_signing_key_has_32_bytes_in_either_alphabet() {
    var key = new byte[DeskEndpoint.KEY_LENGTH];
    java.util.Arrays.fill(key, (byte) 0xfb);
    desk.signingKey(SATO, key(Base64.getEncoder().withoutPadding().encodeToString(key)));
    desk.signingKey(SATO, key(Base64.getUrlEncoder().withoutPadding().encodeToString(key)));
    refused("malformed", () -> desk.signingKey(SATO, key(null)));
    for (var length : new int[] {DeskEndpoint.KEY_LENGTH - 1, DeskEndpoint.KEY_LENGTH + 1}) {
      var other = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);
      refused("malformed", () -> desk.signingKey(SATO, key(other)));
    }
  }

  @Test
  void a_desk_is_given_up_with_its_last_session_and_not_before() {
    var second = who("s-2");
    desk.events(SATO);
    desk.events(second);
    desk.ready(SATO);

    desk.sessionEnded(new SessionEnded("s-1"));
    assertThat(office.status()).isEqualTo("ready");
    desk.sessionEnded(new SessionEnded("s-2"));

    assertThat(office.status()).isEqualTo("away");
  }

  @Test
  void an_operator_who_is_disabled_loses_desk_and_line() throws Exception {
    try (var browser = new Peer()) {
      browser.arrive(desk.line(SATO, offer(browser)).answer());
      TestOffice.await("line up", () -> line().equals("up"));
      desk.ready(SATO);

      desk.disabled(new PersonDisabled(TestOffice.SATO, null));

      assertThat(office.status()).isEqualTo("away");
      TestOffice.await("line down", () -> line().equals("down"));
      TestOffice.await("port free", () -> media.stats().legs() == 0);
    }
  }

  public static final int LEGS = 4;

  public static MediaPlane plane() {
    var first = 2 * (15_000 + new Random().nextInt(5_000));
    return MediaPlane.open(
        new MediaSettings(
            java.net.InetAddress.getLoopbackAddress(),
            java.net.InetAddress.getLoopbackAddress(),
            first,
            first + 99,
            1,
            LEGS,
            LEGS,
            Clock.systemUTC()));
  }

  private String rings() {
    desk.ready(SATO);
    var call = office.dialled();
    TestOffice.await("it rings", () -> office.status().equals("ringing"));
    return call.toString();
  }

  /// A caller rings, and the operator answers.
  private void talking() {
    desk.answer(SATO, rings());
    TestOffice.await("the operator is heard", () -> !office.bridged.isEmpty());
  }

  private String line() {
    return office.switchboard().look(TestOffice.SATO).line();
  }

  private static DeskEndpoint.LineOffer offer(Peer browser) {
    return offer(browser, null, null);
  }

  private static DeskEndpoint.LineOffer offer(
      Peer browser, @Nullable String window, @Nullable Boolean again) {
    return new DeskEndpoint.LineOffer(browser.offer(), window, again);
  }

  private static DeskEndpoint.SigningKey key(@Nullable String text) {
    return new DeskEndpoint.SigningKey(text);
  }

  private static void refused(String code, ThrowingCallable action) {
    Assertions.assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private static CurrentUser who(String session) {
    return new CurrentUser(TestOffice.SATO, Role.OPERATOR, null, session, "佐藤 花");
  }
}
