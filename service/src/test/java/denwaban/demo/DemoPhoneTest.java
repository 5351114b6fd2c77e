package denwaban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.call.Caller;
import denwaban.call.Slip;
import denwaban.call.TestOffice;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRefused;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.Peer;
import denwaban.desk.DeskLinesTest;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The demo's telephone and the line it rings over.
class DemoPhoneTest {

  private static final String CALLER = "+819012345678";

  private final TestOffice office = new TestOffice(5);
  private final MediaPlane media = DeskLinesTest.plane();
  private final DemoPhoneEndpoint phone =
      new DemoPhoneEndpoint(office.switchboard(), media, new Ids(Clock.systemUTC(), new Random()));

  @AfterEach
  void close() {
    media.close();
    office.close();
  }

  @Test
  void what_is_played_before_the_browser_is_there_waits_for_it() throws Exception {
    try (var browser = new Peer()) {
      var dialling = dial(browser, TestOffice.AOBA.e164(), CALLER);
      TestOffice.await("greeting", () -> state(dialling).equals("greeting"));

      browser.arrive(dialling.answer());

      assertThat(browser.hears()).as("the first packet of audio").isNotEmpty();
      TestOffice.await("waiting", () -> state(dialling).equals("waiting"));
    }
  }

  @Test
  void a_caller_is_joined_with_the_operator_and_hangs_up() throws Exception {
    office.operatorReady();
    try (var browser = new Peer()) {
      var dialling = dial(browser, TestOffice.AOBA.e164(), CALLER);
      browser.arrive(dialling.answer());
      TestOffice.await("ringing", () -> office.status().equals("ringing"));
      office.answer();
      assertThat(office.inHand().number()).hasToString("+…78");
      TestOffice.await("talking", () -> state(dialling).equals("talking"));

      phone.hangUp(dialling.call());
      phone.hangUp(dialling.call());

      assertThat(office.ends()).containsExactly(CallOutcome.BY_CALLER);
      refused("not-found", () -> phone.state(dialling.call()));
      TestOffice.await("port free", () -> media.stats().legs() == 0);
    }
  }

  @Test
  void the_operator_hangs_up_and_the_line_is_free() throws Exception {
    office.operatorReady();
    try (var browser = new Peer()) {
      var dialling = dial(browser, TestOffice.AOBA.e164(), null);
      browser.arrive(dialling.answer());
      TestOffice.await("ringing", () -> office.status().equals("ringing"));
      office.answer();
      assertThat(office.inHand()).isEqualTo(Caller.WITHHELD);
      TestOffice.await("talking", () -> state(dialling).equals("talking"));

      office.hangUp();

      assertThat(office.ends()).containsExactly(CallOutcome.BY_OPERATOR);
      TestOffice.await("port free", () -> media.stats().legs() == 0);
    }
  }

  @Test
  void a_browser_that_goes_ends_its_call() throws Exception {
    try (var browser = new Peer()) {
      var dialling = dial(browser, TestOffice.AOBA.e164(), CALLER);
      browser.arrive(dialling.answer());
      TestOffice.await("waiting", () -> state(dialling).equals("waiting"));

      browser.sayGoodbye();

      TestOffice.await("ended", () -> office.ends().equals(List.of(CallOutcome.ABANDONED)));
      assertThat(office.slips).extracting(Slip::how).containsExactly(CallOutcome.ABANDONED);
    }
  }

  @Test
  void a_number_of_nobody_leaves_no_line_behind() throws Exception {
    try (var browser = new Peer()) {
      var dialling = dial(browser, "+819999999999", CALLER);
      TestOffice.await("port free", () -> media.stats().legs() == 0);
      refused("not-found", () -> phone.state(dialling.call()));
    }
    assertThat(office.said).isEmpty();
  }

  @Test
  void what_cannot_be_dialled_is_refused_in_words() throws Exception {
    try (var browser = new Peer()) {
      refused("bad-offer", () -> phone.dial(dialled("v=0\r\n", TestOffice.AOBA.e164())));
      refused("malformed", () -> phone.dial(dialled(null, TestOffice.AOBA.e164())));
      refused("malformed", () -> phone.dial(dialled(browser.offer(), null)));
      for (var n = 0; n < DeskLinesTest.LEGS; n++) media.trunk();
      refused("no-capacity", () -> dial(browser, TestOffice.AOBA.e164(), CALLER));
    }
    TestOffice.await(
        "the client is told", () -> office.said.stream().anyMatch(CallRefused.class::isInstance));
  }

  private DemoPhoneEndpoint.Dialling dial(Peer browser, String to, @Nullable String from) {
    return phone.dial(new DemoPhoneEndpoint.Dialled(browser.offer(), to, from));
  }

  private static DemoPhoneEndpoint.Dialled dialled(@Nullable String offer, @Nullable String to) {
    return new DemoPhoneEndpoint.Dialled(offer, to, CALLER);
  }

  private String state(DemoPhoneEndpoint.Dialling dialling) {
    return phone.state(dialling.call()).state();
  }

  private static void refused(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
