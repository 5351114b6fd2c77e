package denwaban.client.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.TestPeople;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The people of a client, of whom some have an account.
class ContactsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestLog log;
  private TestPeople people;
  private Contacts contacts;
  private ClientId client;
  private CurrentUser admin;
  private PersonId member;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    people = new TestPeople(database, log.door(), event -> {});
    contacts = TestContacts.over(database, people.people(), log.door(), Clock.systemUTC());
    client = client(clients);
    admin = people.add("青葉 涼", Role.CLIENT_ADMIN, client);
    member = people.add("佐藤 花", Role.CLIENT_MEMBER, client).person();
    stranger = people.add("港 健太", Role.CLIENT_MEMBER, client(clients)).person();
  }

  private PersonId stranger;

  private static ClientId client(TestClients clients) {
    return clients.add("k" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519).id();
  }

  private static Contact contact(UUID id, String department, @Nullable PersonId member) {
    return new Contact(id, "佐藤 花", "さとう はな", List.of(), department, member, false);
  }

  private UUID put(@Nullable PersonId member) {
    var id = UUID.randomUUID();
    contacts.put(admin, contact(id, "営業部", member));
    return id;
  }

  private static String refusal(ThrowingCallable act) {
    return catchThrowable(act) instanceof Problem problem ? problem.code() : "taken";
  }

  @Test
  void who_was_linked_before_their_access_ended_can_still_be_corrected() {
    var id = put(member);
    people.access().disable(member, admin);
    contacts.put(admin, contact(id, "総務部", member));
    assertThat(contacts.find(client, id)).map(Contact::department).contains("総務部");
    contacts.put(admin, contact(id, "総務部", null));
    assertThat(refusal(() -> contacts.put(admin, contact(id, "総務部", member))))
        .as("and not linked anew")
        .isEqualTo("not-found");
    assertThat(refusal(() -> put(member))).isEqualTo("not-found");
  }

  @Test
  void nobody_of_another_company_is_linked() {
    assertThat(refusal(() -> put(stranger))).isEqualTo("not-found");
    var id = put(member);
    assertThat(refusal(() -> contacts.put(admin, contact(id, "", stranger))))
        .isEqualTo("not-found");
  }

  @Test
  void each_member_is_one_contact_also_of_those_who_come_back() {
    var id = put(member);
    assertThat(refusal(() -> put(member))).isEqualTo("member-is-contact");
    contacts.leave(admin, id);
    put(member);
    assertThat(refusal(() -> contacts.back(admin, id))).isEqualTo("member-is-contact");
    assertThat(contacts.find(client, id)).map(Contact::left).contains(true);
  }

  @Test
  void who_left_comes_back_once() {
    var id = put(member);
    contacts.leave(admin, id);
    contacts.back(admin, id);
    assertThat(contacts.find(client, id)).map(Contact::left).contains(false);
    assertThat(refusal(() -> contacts.back(admin, id))).isEqualTo("not-found");
    assertThat(log.outbox(client))
        .filteredOn(leaf -> leaf.contains(id.toString()))
        .extracting(leaf -> leaf.replaceFirst(".*\"act\":\"([^\"]+)\".*", "$1"))
        .as("what was refused is not said")
        .containsExactly("contact.set", "contact.left", "contact.set");
  }

  @Test
  void a_contact_has_a_name_and_kana_of_sixty_characters_and_ten_aliases() {
    var alias = "あだ名";
    assertThat(accepts("山".repeat(60), "さとう", "営".repeat(60), 10, alias)).isTrue();
    assertThat(accepts("佐藤", "さ".repeat(60), "", 10, "別".repeat(60))).isTrue();
    for (var bad : List.of(" ", "", "山".repeat(61), "佐\n藤")) {
      assertThat(accepts(bad, "さとう", "", 0, alias)).isFalse();
      assertThat(accepts("佐藤", bad, "", 0, alias)).isFalse();
      assertThat(accepts("佐藤", "さとう", "", 1, bad)).isFalse();
    }
    assertThat(accepts("佐藤", "さとう", "営".repeat(61), 0, alias)).isFalse();
    assertThat(accepts("佐藤", "さとう", "", 11, alias)).isFalse();
  }

  private static boolean accepts(
      String name, String kana, String department, int aliases, String alias) {
    try {
      var all = Collections.nCopies(aliases, alias);
      new Contact(new UUID(1, 1), name, kana, all, department, null, false);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void there_are_as_many_as_allowed_with_those_who_come_back() {
    var first = put(null);
    contacts.leave(admin, first);
    fill(Contact.LIMIT - 1);
    var last = put(null);
    assertThat(refusal(() -> put(null))).isEqualTo("too-many-contacts");
    assertThat(refusal(() -> contacts.back(admin, first))).isEqualTo("too-many-contacts");
    contacts.leave(admin, last);
    contacts.back(admin, first);
    assertThat(Contact.LIMIT).isEqualTo(500);
  }

  private void fill(int count) {
    database
        .superuser()
        .sql(
            """
            insert into client_contact (client_id, id, name, kana, aliases, department, added_at)
            select :client, gen_random_uuid(), 'n', 'n', '{}', '', now()
            from generate_series(1, :count)
            """)
        .param("client", client.value())
        .param("count", count)
        .update();
  }
}
