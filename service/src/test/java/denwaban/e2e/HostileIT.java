package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A server that lies, alone or with a member who has left: what it says is altered on its way to
/// real pages. Each lie is refused in a sentence, in both languages, and nothing is sealed, shown,
/// unlocked or granted. The whole table is in docs/threats/README.md, "a malicious server".
@ExtendWith(House.Keeper.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  /// A browser that is slow to start its player plays from memory, 12 s later at most.
  private static final Locator.WaitForOptions AT_LAST =
      new Locator.WaitForOptions().setTimeout(40_000);

  private final House house;
  private Plot plot;
  private Page ryo;
  private int lies;

  HostileIT(House house) {
    this.house = house;
  }

  @BeforeAll
  void a_member_has_left_and_a_call_was_taken() throws Exception {
    plot = new Plot(house);
    ryo = plot.ryo;
  }

  @AfterAll
  void the_house_is_as_before() throws Exception {
    if (plot != null) plot.close();
  }

  @Test
  void the_desk_seals_nothing_to_a_key_that_is_not_proven() throws Exception {
    plot.call(
        "desk",
        0,
        () -> {
          var before = messages();
          for (var lie : ChainLie.all().toList()) {
            tells(event -> lie.in(event, plot.forger));
            refusesToSend(lie.name(), lie.follows() ? "desk-pin-changed" : "desk-pin-bad");
          }
          tells(event -> ChainLie.recipient(event, plot.forger));
          refusesToSend("another recipient beside the chain", "desk-pin-bad");
          assertThat(messages()).isEqualTo(before);
          tellsTheTruth();
          plot.sends();
          Wait.until("the honest message is sent", PATIENCE, () -> messages() > before);
        });
  }

  private long messages() {
    return plot.between.posted().stream().filter("/api/messages"::equals).count();
  }

  /// Each is told with a mark beside the client's name: what the page shows, it has taken in.
  private void tells(UnaryOperator<String> lie) {
    var mark = "［" + ++lies + "］";
    plot.between.tells(event -> named(lie.apply(event), mark));
    name().containsText(mark);
  }

  private void tellsTheTruth() {
    plot.between.tells(UnaryOperator.identity());
    name().not().containsText("［");
  }

  private LocatorAssertions name() {
    return assertThat(plot.desk.page.getByTestId("desk-client-name"));
  }

  private static String named(String event, String mark) {
    var state = JsonParser.parseString(event).getAsJsonObject();
    if (!state.has("call") || !state.get("call").isJsonObject()) return event;
    var client = state.getAsJsonObject("call").getAsJsonObject("client");
    client.addProperty("name", client.get("name").getAsString() + mark);
    return state.toString();
  }

  private void refusesToSend(String name, String refusal) {
    var page = plot.desk.page;
    page.keyboard().press("F9");
    try {
      page.getByTestId(refusal).waitFor();
    } catch (com.microsoft.playwright.TimeoutError e) {
      throw new AssertionError(name + ": " + page.locator("body").innerText(), e);
    }
    Plot.saysInBoth(page, refusal);
    page.keyboard().press("Escape");
    page.getByRole(AriaRole.DIALOG).waitFor(GONE);
  }

  private Stream<PageLie> lies() {
    return PageLie.all(plot);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void the_members_page_shows_nothing_of_it(PageLie lie) {
    var told = (lie.recording() ? plot.recording : plot.message).copy();
    lie.alter().accept(told);
    told.toldTo(ryo);
    try {
      plot.opensItem();
      if (lie.recording()) {
        // what is loaded above it may move it away under the pointer
        ryo.getByTestId("delivery-state").first().waitFor();
        ryo.getByTestId("rec-open").click();
      }
      ryo.getByTestId(lie.refusal()).waitFor(AT_LAST);
      Plot.saysInBoth(ryo, lie.refusal());
      assertThat(ryo.getByTestId("player")).hasCount(0);
      if (!lie.recording()) {
        assertThat(ryo.getByTestId("inbox-opened")).not().containsText(Plot.WORDS);
      }
    } finally {
      told.honest(ryo);
    }
  }

  static Stream<VersionLie> versions() {
    return VersionLie.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void no_version_is_taken_for_another(VersionLie lie) {
    tale(
        lie.alter(),
        told -> {
          var item =
              switch (lie.about()) {
                case CORRECTED -> told.corrected();
                case ANOTHER -> told.another();
              };
          plot.opens(item);
          ryo.getByTestId(lie.refusal()).waitFor();
          Plot.saysInBoth(ryo, lie.refusal());
          assertThat(ryo.getByTestId("inbox-opened")).not().containsText(Plot.WORDS);
        });
  }

  @Test
  void the_sound_of_another_call_is_not_played_beside_a_message() {
    tale(
        VersionLie::anothersRecording,
        told -> {
          plot.opens(told.corrected());
          assertThat(ryo.getByTestId("inbox-opened")).containsText(Plot.CORRECTED);
          ryo.getByTestId("rec-open").click();
          ryo.getByTestId("refused-call").waitFor();
          Plot.saysInBoth(ryo, "refused-call");
          assertThat(ryo.getByTestId("player")).hasCount(0);
        });
  }

  @Test
  void a_page_that_has_read_a_correction_is_not_told_that_there_is_none() {
    plot.opensItem();
    assertThat(ryo.getByTestId("inbox-opened")).containsText(Plot.CORRECTED);
    tale(
        VersionLie::heldBack,
        told -> {
          ryo.getByTestId("inbox-done").click(); // and the list is read again
          ryo.getByTestId("refused-version").waitFor();
          Plot.saysInBoth(ryo, "refused-version");
          assertThat(ryo.getByTestId("inbox-opened")).not().containsText(Plot.WORDS);
        });
    var id = plot.item.get("id").getAsString();
    People.text(ryo, "POST", "/api/inbox/" + id + "/reopen", null);
  }

  @Test
  void a_correction_is_marked_though_the_inbox_does_not_say_so() {
    tale(
        VersionLie::unmarked,
        told -> {
          plot.opens(told.corrected());
          var opened = ryo.getByTestId("inbox-opened");
          assertThat(opened).containsText(Plot.CORRECTED);
          assertThat(opened.getByTestId("corrected-mark")).hasText("訂正あり（第 2 版）");
          Screens.speak(ryo, "en");
          assertThat(opened.getByTestId("corrected-mark")).hasText("Corrected (version 2)");
          Screens.speak(ryo, "ja");
        });
  }

  /// This is where it ends: a page that was never shown the correction believes, and the log tells.
  @Test
  void a_correction_that_was_held_back_from_the_beginning_is_told_by_the_log_alone() {
    tale(
        VersionLie::heldBack,
        told -> {
          plot.opens(told.corrected());
          var opened = ryo.getByTestId("inbox-opened");
          assertThat(opened).containsText(Plot.WORDS);
          assertThat(opened).not().containsText(Plot.CORRECTED);
          house.ryo.seesInLog("message.corrected");
        });
  }

  private void tale(Consumer<VersionTale> lie, Consumer<VersionTale> look) {
    var told = plot.versions.copy();
    lie.accept(told);
    told.toldTo(ryo);
    try {
      look.accept(told);
    } finally {
      told.honest(ryo);
    }
  }

  /// What is refused above is not refused for want of skill of the forger. It also says where this
  /// ends: the server names the sealers.
  @Test
  void the_forgers_two_segments_in_their_order_are_believed() {
    var told = plot.recording.copy();
    PageLie.halved(plot, told);
    told.toldTo(ryo);
    try {
      plot.opensItem();
      assertThat(ryo.getByTestId("inbox-opened")).containsText(Plot.WORDS);
      ryo.getByTestId("rec-open").click();
      assertThat(ryo.getByTestId("rec-checked")).hasAttribute("data-checked", "true");
    } finally {
      told.honest(ryo);
    }
  }

  static Stream<ChainLie> chains() {
    return ChainLie.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chains")
  void a_chain_that_is_not_proven_unlocks_nothing(ChainLie lie) {
    var answer = new JsonObject();
    answer.addProperty("chain", lie.forged().apply(plot.forger).text());
    ryo.route("**" + Plot.CHAIN, route -> Answers.json(route, answer));
    try {
      ryo.navigate(Office.url(house.ryo.host(), "/inbox"));
      ryo.getByTestId("unlock-passkey").click();
      assertThat(ryo.getByTestId("unlock-trouble"))
          .containsText(lie.follows() ? "つながりません" : "証明が正しくありません");
      Plot.saysInBoth(ryo, "unlock-trouble");
      assertThat(ryo.getByTestId("inbox-lock")).hasCount(0);
    } finally {
      ryo.unroute("**" + Plot.CHAIN);
    }
  }

  @Test
  void a_member_key_that_is_not_the_one_shown_is_granted_nothing() {
    var made = Plot.madeUp(plot.leaver);
    tellsOfMio(member -> {
      member.addProperty("statement", new String(made.said().bytes().toArray(), UTF_8));
      member.addProperty("signature", made.signed().signature().base64());
    });
    var granted = grants();
    ryo.getByTestId("compare-same").check();
    ryo.getByTestId("grant").click();
    assertThat(ryo.getByTestId("compare-trouble")).containsText("本人のものと証明されていません");
    Screens.speak(ryo, "en");
    ryo.getByTestId("grant").click();
    assertThat(ryo.getByTestId("compare-trouble")).containsText("Nothing proves that this key");
    Screens.speak(ryo, "ja");
    assertThat(granted).isEmpty();
    ryo.unroute("**/api/keys/members");
  }

  /// Then people find it: the page shows what the member's own page does not.
  @Test
  void a_member_key_that_is_substituted_whole_shows_another_fingerprint() {
    var made = Plot.madeUp(plot.leaver);
    tellsOfMio(member -> {
      member.addProperty("statement", new String(made.said().bytes().toArray(), UTF_8));
      member.addProperty("signature", made.signed().signature().base64());
      member.addProperty("fingerprint", made.name());
    });
    var shown = ryo.getByTestId("compare-fingerprint").getAttribute("data-fingerprint");
    assertThat(shown).isEqualTo(made.name()).isNotEqualTo(plot.leaver.name());
    assertThat(ryo.getByTestId("grant")).isDisabled();
    ryo.unroute("**/api/keys/members");
  }

  private void tellsOfMio(Consumer<JsonObject> change) {
    var honest = People.text(ryo, "GET", "/api/keys/members", null).body();
    var all = JsonParser.parseString(honest).getAsJsonArray();
    for (var one : all) {
      var member = one.getAsJsonObject();
      var person = plot.leaver.said().person().toString();
      if (member.get("person").getAsString().equals(person)) change.accept(member);
    }
    ryo.route(
        "**/api/keys/members",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(all.toString())));
    plot.opensMembers();
    ryo.locator("[data-testid^='compare-']").first().click();
  }

  private List<String> grants() {
    var asked = new ArrayList<String>();
    ryo.onRequest(request -> {
      if (request.url().endsWith("/api/keys/grants")) asked.add(request.method());
    });
    return asked;
  }

  @Test
  void a_log_proof_that_does_not_fit_is_said() {
    ryo.navigate(Office.url(house.ryo.host(), "/inbox/log"));
    ryo.getByTestId("log").waitFor();
    var newest = newestEntry();
    var other = People.text(ryo, "GET", "/api/log/" + (newest - 1) + "/proof", null).body();
    var own = People.text(ryo, "GET", "/api/log/" + newest + "/proof", null).body();
    for (var proof : List.of(other, own.replaceFirst("\n([0-9]+)\n", "\n1$1\n"), "nonsense")) {
      ryo.route(
          "**/api/log/" + newest + "/proof",
          route ->
              route.fulfill(
                  new Route.FulfillOptions().setContentType("text/plain").setBody(proof)));
      ryo.getByTestId("log-more-" + newest).click();
      ryo.getByTestId("log-verify-" + newest).click();
      var verdict = ryo.getByTestId("log-" + newest).getByTestId("log-verdict");
      assertThat(verdict).hasAttribute("data-ok", "false");
      Plot.saysInBoth(ryo, "log-verdict");
      ryo.unroute("**/api/log/" + newest + "/proof");
      ryo.reload();
      ryo.getByTestId("log").waitFor();
    }
  }

  /// Of those that the page shows: the log grows by itself, as notices are given.
  private int newestEntry() {
    var more = ryo.locator("[data-testid^='log-more-']").first();
    return Integer.parseInt(more.getAttribute("data-testid").substring("log-more-".length()));
  }
}
