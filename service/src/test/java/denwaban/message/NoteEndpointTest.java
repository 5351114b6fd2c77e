package denwaban.message;

import static denwaban.message.TestMessages.NOW;
import static denwaban.message.TestMessages.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.people.TestPeople;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/// What a page may send of a note, and what it is given.
class NoteEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private NoteEndpoint endpoint;
  private CurrentUser kenta;
  private String item;
  private String company;

  @BeforeEach
  void open() {
    var messages = new TestMessages(database, folder);
    var people = new TestPeople(database, messages.log.door(), event -> {});
    endpoint = new NoteEndpoint(messages.notes, people.people());
    var minato = messages.client();
    kenta = people.add("港 健太", Role.CLIENT_MEMBER, minato.id());
    var call = new CallId(UUID.randomUUID());
    messages.inbox.ended(
        new CallEnded(call, minato.id(), null, CallOutcome.ABANDONED, null, NOW, null, NOW));
    item = messages.inbox.page(kenta, null, null).getFirst().item().id().toString();
    company = messages.key(minato.id()).fingerprint();
  }

  @Test
  void a_note_is_given_with_its_authors_name_as_it_was_sent() {
    var sent = note(company, 8_192, 64);
    endpoint.add(kenta, item, sent);
    var answer = endpoint.read(kenta, item);
    assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    assertThat(answer.getBody())
        .containsExactly(
            new NoteEndpoint.Note(
                sent.id(),
                kenta.person().value(),
                "港 健太",
                NOW.toString(),
                company,
                sent.sealed(),
                sent.signature()));
  }

  @Test
  void a_note_of_more_than_8192_sealed_bytes_is_too_long() {
    assertThat(sending(note(company, 8_191, 64))).isEqualTo("taken");
    assertThat(sending(note(company, 8_192, 64))).isEqualTo("taken");
    assertThat(sending(note(company, 8_193, 64))).isEqualTo("too-long");
    assertThat(sending(note(company, 0, 64))).isEqualTo("malformed");
  }

  @Test
  void a_signature_has_64_bytes_and_a_fingerprint_39_characters() {
    assertThat(sending(note(company, 1, 63))).isEqualTo("malformed");
    assertThat(sending(note(company, 1, 65))).isEqualTo("too-long");
    assertThat(sending(note(company + "x", 1, 64))).isEqualTo("malformed");
    assertThat(sending(note("", 1, 64))).isEqualTo("malformed");
    assertThat(sending(new NoteEndpoint.NewNote(UUID.randomUUID(), company, "!", base64(64))))
        .isEqualTo("malformed");
  }

  @Test
  void what_is_no_id_is_not_found_and_a_body_without_its_fields_is_no_note() {
    assertThat(refusal(() -> endpoint.read(kenta, "x"))).isEqualTo("not-found");
    for (var body : new String[] {"{}", "{\"id\":\"0198a6a0-0000-7000-8000-000000000000\"}"}) {
      assertThatThrownBy(() -> new JsonMapper().readValue(body, NoteEndpoint.NewNote.class))
          .isInstanceOf(DatabindException.class);
    }
    assertThatThrownBy(() -> new JsonMapper().readValue("{}", HandlingEndpoint.Due.class))
        .isInstanceOf(DatabindException.class);
  }

  private String sending(NoteEndpoint.NewNote note) {
    return refusal(() -> endpoint.add(kenta, item, note));
  }

  private static NoteEndpoint.NewNote note(String company, int sealed, int signature) {
    return new NoteEndpoint.NewNote(UUID.randomUUID(), company, base64(sealed), base64(signature));
  }

  private static String base64(int length) {
    return Base64.getEncoder().encodeToString(new byte[length]);
  }
}
