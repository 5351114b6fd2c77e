package denwaban.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.database.AtOnce;
import denwaban.people.TestBrowser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Notes of suspicion are the office's alone: no client learns of one.
class SuspicionsTest extends KycHouse {

  private static final String TEXT = "深夜に高齢者宅への発信が続く";

  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  private TestBrowser.Answer outcome(UUID note, @Nullable String on, String text) {
    var body = new HashMap<String, Object>();
    body.put("text", text);
    body.put("reportedOn", on);
    return admin.post(NOTES + "/" + note + "/outcome", body);
  }

  @Test
  void a_note_is_not_reported_for_a_reason_or_reported_once() {
    var note = noted(admin, TEXT);
    assertThat(outcome(note, null, "説明がついた").status()).isEqualTo(204);
    assertThat(outcome(note, null, "説明がついた").code()).isEqualTo("suspicion-decided");
    assertThat(outcome(note, "2026-11-24", "受付番号1").status()).isEqualTo(204);
    assertThat(outcome(note, "2026-11-24", "受付番号1").code()).isEqualTo("suspicion-decided");
    assertThat(outcome(note, null, "やはり").code()).isEqualTo("suspicion-decided");
    assertThat(admin.get(NOTES).text()).contains(TEXT, "説明がついた", "受付番号1", "not-reported");
  }

  @Test
  void two_who_decide_at_the_same_moment_do_not_both() {
    var note = noted(admin, TEXT);
    var said =
        AtOnce.both(database, "kyc_suspicion", () -> outcome(note, "2026-11-24", "受付番号1").status());
    assertThat(said).containsExactlyInAnyOrder(204, 409);
  }

  @Test
  void a_report_is_not_of_tomorrow_and_of_a_note_of_this_client() {
    var note = noted(admin, TEXT);
    assertThat(outcome(note, tomorrow(), "x").code()).isEqualTo("kyc-unfit");
    assertThat(outcome(note, null, " ").code()).isEqualTo("kyc-unfit");
    assertThat(outcome(UUID.randomUUID(), null, "x").status()).isEqualTo(404);
    var elsewhere = "/api/office/clients/" + UUID.randomUUID() + "/suspicions";
    assertThat(admin.get(elsewhere).status()).isEqualTo(404);
    assertThat(admin.post(elsewhere, Map.of("text", "x")).status()).isEqualTo(404);
    assertThat(admin.post(elsewhere + "/" + note + "/outcome", Map.of("text", "x")).status())
        .isEqualTo(404);
  }

  @Test
  void a_note_has_up_to_4000_characters_and_a_client_200_of_them() {
    assertThat(admin.post(NOTES, Map.of("text", "x".repeat(4_001))).code()).isEqualTo("kyc-unfit");
    for (var n = 0; n < 200; n++) noted(admin, "x".repeat(n == 0 ? 4000 : 1));
    assertThat(admin.post(NOTES, Map.of("text", "x")).code()).isEqualTo("kyc-full");
  }

  @Test
  void who_reads_them_is_written_down() {
    var _ = noted(admin, TEXT);
    admin.get(NOTES);
    assertThat(
            database
                .superuser()
                .sql("select count(*) from kyc_suspicion_read where client_id = :client")
                .param("client", AOBA.value())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void no_log_says_a_word_of_it() {
    var entries = leaves().size();
    var note = noted(admin, TEXT);
    admin.get(NOTES);
    assertThat(outcome(note, "2026-11-24", "受付番号1").status()).isEqualTo(204);
    assertThat(leaves()).hasSize(entries);
  }

  @Test
  @Timeout(120)
  void no_address_tells_a_client_of_it() {
    var note = noted(admin, TEXT);
    var refused = 0;
    for (var role : List.of(Role.CLIENT_ADMIN, Role.CLIENT_MEMBER, Role.CLIENT_AUDITOR)) {
      var client = signedIn(role);
      for (var address : addresses()) {
        var parts = address.split(" ", 2);
        var path =
            parts[1].replace("{note}", note.toString()).replaceAll("\\{[^}]*}", AOBA.toString());
        var body = parts[0].equals("GET") ? null : "{\"text\":\"x\"}";
        var answer = client.send(parts[0], path, body);
        assertThat(answer.text()).as(address).doesNotContain(TEXT, note.toString());
        if (!path.contains("suspicions")) continue;
        refused++;
        assertThat(answer.status()).as(role + " " + address).isEqualTo(403);
      }
    }
    assertThat(refused).isEqualTo(9);
    // nor does what was refused there stand in a log with it
    assertThat(
            database
                .superuser()
                .sql("select string_agg(leaf::text, ' ') from audit_outbox")
                .query(String.class)
                .single())
        .doesNotContain(note.toString(), TEXT);
  }

  /// Whatever answers to a question, and every way to these notes; no stream, which does not end.
  private List<String> addresses() {
    var all = new ArrayList<String>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (handler.getReturnType().getParameterType().getSimpleName().endsWith("Emitter"))
            return;
          for (var pattern : info.getPatternValues()) {
            for (var method : info.getMethodsCondition().getMethods()) {
              if (method == RequestMethod.GET || pattern.contains("suspicions")) {
                all.add(method + " " + pattern);
              }
            }
          }
        });
    return all;
  }
}
