package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The clean desk, as an operator states it and a supervisor reads it.
@ExtendWith(House.Keeper.class)
class PlaceIT {

  private final House house;
  private final Screens screens = Screens.inBothLanguages();

  PlaceIT(House house) {
    this.house = house;
  }

  @Test
  void before_the_desk_was_looked_at_no_call_comes() throws Exception {
    var page = house.browser.window("ja-JP");
    People.enrol(page, "鈴木 一郎");
    page.waitForURL("**/desk");
    page.getByTestId("place").waitFor();
    assertThat(page.getByTestId("desk-ready")).hasCount(0);
    assertThat(page.getByTestId("guard-explained")).containsText("カメラ");
    for (var path :
        List.of("POST /api/desk/ready", "POST /api/desk/line", "GET /api/desk/events")) {
      var parts = path.split(" ", 2);
      var body = parts[0].equals("GET") ? null : "{\"offer\":\"v=0\"}";
      var answer = People.text(page, parts[0], parts[1], body);
      assertThat(answer.status()).as(path).isEqualTo(409);
      assertThat(answer.body()).as(path).contains("place-not-stated", "席の確認");
    }
    Desk.statesThePlace(page);
    assertThat(page.getByTestId("desk-ready")).isEnabled();
    page.keyboard().press("F3");
    assertThat(page.getByTestId("desk-status")).hasAttribute("data-status", "ready");

    // another session of the same person has stated nothing, and this one goes on
    var elsewhere = house.browser.window("ja-JP");
    People.enrol(elsewhere, "鈴木 一郎");
    elsewhere.getByTestId("place").waitFor();
    assertThat(People.text(elsewhere, "POST", "/api/desk/ready", "{}").body())
        .contains("place-not-stated");
    elsewhere.close();

    // whoever signs in anew is asked again, over the desk that stays; everywhere, because a desk
    // is given up with the last session that opened it, and other tests sat here before
    page.evaluate(
        "() => fetch('/api/sign-out', { method: 'POST',"
            + " headers: { 'Content-Type': 'application/json' }, body: '{\"everywhere\":true}' })");
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("パスキーでサインイン"))
        .click();
    page.getByTestId("place").waitFor();
    Desk.statesThePlace(page);
    // the stream of the desk is opened again every two seconds until the server lets it
    assertThat(page.getByTestId("desk-ready"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
    page.close();
  }

  @Test
  void the_list_is_for_everybody_and_what_was_found_is_entered() throws Exception {
    var page = house.browser.window("ja-JP");
    var admin = new Administrator();
    var supervisor = admin.adds("supervisor");
    page.navigate(String.valueOf(admin.does(supervisor, "enrolment").json().get("url")));
    People.makesPasskey(page);
    page.getByTestId("place").waitFor();
    page.getByTestId("place-phone").check();
    look(page, "list");
    Desk.statesThePlace(page, "phone");
    var me = People.text(page, "GET", "/api/me", null).json().get("name").getAsString();
    page.navigate(Office.url(Administrator.HOST, "/office/places"));
    assertThat(page.getByTestId("statements")).containsText(me);
    page.getByTestId("inspect-place").fill("3階 A島");
    assertThat(page.getByTestId("inspect-enter")).isDisabled();
    page.getByTestId("inspect-something").check();
    page.getByTestId("inspect-found").fill("充電中のスマホ 1台");
    page.getByTestId("inspect-enter").click();
    assertThat(page.getByTestId("inspections")).containsText("3階 A島");
    assertThat(page.getByTestId("inspections")).containsText("充電中のスマホ 1台");
    look(page, "places");
    var log = People.text(page, "GET", "/api/office/places", null).body();
    assertThat(JsonParser.parseString(log).getAsJsonObject().getAsJsonArray("inspections"))
        .isNotEmpty();
    page.close();
    admin.does(supervisor, "disable");
  }

  private void look(Page page, String what) throws Exception {
    screens.look(page, "place " + what);
    assertThat(screens.wrong()).isEmpty();
  }
}
