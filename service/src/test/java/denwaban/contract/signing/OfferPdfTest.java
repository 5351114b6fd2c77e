package denwaban.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.contract.document.PdfTurn;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// The PDF of an offer, as both sides keep it.
class OfferPdfTest extends SigningHouse {

  private static final ClientId MINATO = new ClientId(new UUID(7, 22));

  @Test
  void both_sides_get_the_same_file() {
    var digest = agreed(0, whole());
    var ours = office.get(OFFICE + "/" + digest + "/document.pdf");
    assertThat(ours.status()).isEqualTo(200);
    assertThat(ours.text().substring(0, 8)).isEqualTo("%PDF-1.7");
    assertThat(client.get(OWN + "/" + digest + "/document.pdf").text().equals(ours.text()))
        .isTrue();
    var headers = ours.raw().headers();
    assertThat(headers.firstValue("Content-Type")).contains("application/pdf");
    assertThat(headers.firstValue("Content-Disposition"))
        .contains("attachment; filename=\"contract.pdf\"");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).startsWith("sandbox;");
  }

  @Test
  void each_signature_makes_another_file() {
    var digest = drafted(0, whole());
    var path = "/" + digest + "/document.pdf";
    var unsigned = office.get(OFFICE + path).text();
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(office.get(OFFICE + path).text().equals(unsigned)).isFalse();
  }

  @Test
  void who_may_not_read_it_gets_none() {
    var digest = drafted(0, whole());
    var path = "/" + digest + "/document.pdf";
    // for the client there is no draft
    assertThat(client.get(OWN + path).status()).isEqualTo(404);
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(client.get(OWN + path).status()).isEqualTo(200);
    assertThat(signedIn(Role.CLIENT_AUDITOR).get(OWN + path).status()).isEqualTo(200);
    assertThat(signedIn(Role.OPERATOR).get(OFFICE + path).status()).isEqualTo(403);
    assertThat(client.get(OFFICE + path).status()).isEqualTo(403);
    assertThat(browser().get(OWN + path).status()).isEqualTo(401);
    assertThat(office.get(OFFICE + "/nothing/document.pdf").status()).isEqualTo(404);
  }

  @Test
  void another_clients_digest_is_not_there() {
    if (clients.find(MINATO).isEmpty()) {
      clients.add(
          new Client(MINATO, "みなと設計", "みなと", "minato", KeyKind.X25519, ZoneId.of("Asia/Tokyo")),
          List.of(),
          Actor.SERVICE);
    }
    var path = "/" + agreed(0, whole()) + "/document.pdf";
    assertThat(office.get(OFFICE.replace(AOBA.toString(), MINATO.toString()) + path).status())
        .isEqualTo(404);
    var member = signedIn(people.add("港 太郎", "みなと たろう", Role.CLIENT_ADMIN, MINATO, null));
    assertThat(member.get(OWN + path).status()).isEqualTo(404);
  }

  @Test
  void a_name_that_cannot_be_printed_is_refused_when_it_is_drafted() {
    var terms = whole();
    terms.put("client.name", "すし🍣");
    var answer = draft(0, null, terms);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("client.name").doesNotContain("🍣");
  }

  @Test
  void of_two_at_once_the_second_waits_and_is_told_when_to_come_back() throws Exception {
    var turn = new PdfTurn(Duration.ofMillis(10));
    var working = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var first =
        Thread.ofVirtual()
            .start(() ->
                turn.take(() -> {
                  working.countDown();
                  try {
                    done.await();
                  } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                  }
                  return "made";
                }));
    working.await();
    assertThatThrownBy(() -> turn.take(() -> "made"))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.status()).isEqualTo(429);
              assertThat(it.headers()).isEqualTo(Map.of("Retry-After", "5"));
            });
    done.countDown();
    first.join();
    assertThat(turn.take(() -> "made")).isEqualTo("made");
  }

  @Test
  void work_that_fails_gives_its_turn_back() {
    var turn = new PdfTurn(Duration.ofMillis(10));
    assertThatThrownBy(() ->
            turn.take(() -> {
              throw new IllegalStateException("broken");
            }))
        .hasMessage("broken");
    assertThat(turn.take(() -> "made")).isEqualTo("made");
  }

  @Test
  void who_is_told_to_stop_while_waiting_gets_nothing_and_still_knows_it() {
    var turn = new PdfTurn(Duration.ofMinutes(1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> turn.take(() -> "made")).isInstanceOf(Problem.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(turn.take(() -> "made")).isEqualTo("made");
  }
}
