package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A desk whose page was loaded anew goes on: it answers, and a call that was in its hands rings
/// there again, before all others.
@ExtendWith(House.Keeper.class)
class DeskIT {

  private static final int CALLER_HZ = 440;
  private static final String MINATO = "+815031000002";

  private final House house;

  DeskIT(House house) {
    this.house = house;
  }

  @Test
  void loaded_anew_it_answers_and_loaded_anew_in_a_call_the_call_rings_here_again()
      throws Exception {
    var desk = house.desk;
    desk.page.reload();
    desk.is("ready");
    desk.page.locator("[data-line='up']").waitFor();
    try (var caller = Telephone.sipp(folder("again"), "+819055501234", MINATO, CALLER_HZ)) {
      desk.answer();
      assertThat(desk.hears(CALLER_HZ)).as("after a reload before the call").isGreaterThan(0.9);

      desk.page.reload();
      desk.answer();
      assertThat(desk.hears(CALLER_HZ)).as("after a reload in the call").isGreaterThan(0.9);
      write(desk).send().hangUp();
      Wait.until("the call is over", Duration.ofSeconds(10), caller::over);
    }
    desk.nextCall();
  }

  @Test
  void whose_cell_does_not_run_it_says_so_and_what_helps() throws Exception {
    house.desk.goesAway();
    var desk = Desk.sitDown(house.browser, "鈴木 一郎");
    var posted = new ArrayList<String>();
    desk.page.onRequest(request -> {
      if (request.url().endsWith("/api/messages")) posted.add(request.method());
    });
    desk.page.addInitScript("if (localStorage.noWorker) delete window.Worker");
    desk.page.evaluate("localStorage.noWorker = 'yes'");
    desk.page.reload();
    desk.is("ready");
    desk.page.locator("[data-line='up']").waitFor();
    try (var caller = Telephone.sipp(folder("no-cell"), "+819055509876", MINATO, CALLER_HZ)) {
      write(desk.answer());
      desk.page.keyboard().press("F9");
      var says = desk.page.getByTestId("desk-send-says");
      PlaywrightAssertions.assertThat(says).containsText("ページを読み込み直してください");
      Plot.saysInBoth(desk.page, "desk-send-says");
      assertThat(posted).isEmpty();

      desk.page.evaluate("localStorage.removeItem('noWorker')");
      desk.page.reload();
      write(desk.answer()).send().hangUp();
      Wait.until("the call is over", Duration.ofSeconds(10), caller::over);
    }
    desk.nextCall().goesAway();
    assertThat(posted).hasSize(1);
    desk.page.close();
    house.desk.comesBack();
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectories(house.peers.resolve(name));
  }

  private static Desk write(Desk desk) {
    return desk.writes("callerName", "田中 美咲")
        .writes("inquiry", "折り返しをお願いします")
        .chooses("callback", "yes");
  }
}
