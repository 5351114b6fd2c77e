package denwaban.probe.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.probe.LaxDoor;
import denwaban.probe.Observation;
import denwaban.probe.Outcome;
import denwaban.probe.ProbeTest;
import denwaban.probe.http.Addresses;
import denwaban.seal.crypto.Secret;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

class UserProberTest extends ProbeTest {

  @Autowired UserProber prober;
  @Autowired ProbeUser probeUser;
  @Autowired Addresses addresses;

  private final LaxDoor door = new LaxDoor();

  @AfterEach
  void shut() {
    door.close();
  }

  @Test
  void every_lie_is_refused_after_the_right_way_worked() {
    signedIn(Role.ADMIN); // a second administrator, for whom a link waits
    var seen = seen(prober);

    assertThat(seen).hasSizeGreaterThan(30).allMatch(is(Outcome.REFUSED));
    assertThat(attempts(seen))
        .contains(
            "used-link",
            "expired-link",
            "invented-link",
            "no-verification",
            "wrong-signature",
            "other-origin",
            "other-site",
            "unknown-passkey",
            "replayed",
            "old-challenge",
            "ended-session",
            "idle-session",
            "session-of-12-hours",
            "no-fresh-touch",
            "stolen-by-another-browser",
            "stolen-by-the-same-browser",
            "stolen-with-another-key",
            "link-of-one-person",
            "session-of-expired-grant",
            "passkey-of-expired-grant",
            "link-of-expired-grant",
            "session-of-leaver",
            "passkey-of-leaver",
            "link-of-leaver");
  }

  @Test
  void the_session_of_somebody_without_access_is_tried_at_each_address_of_his_role() {
    var seen = seen(prober);

    for (var whose : List.of("session-of-expired-grant", "session-of-leaver")) {
      assertThat(seen)
          .filteredOn(it -> it.attempt().equals(whose))
          .extracting(Observation::target)
          .containsExactlyElementsOf(
              addresses.of(Role.OPERATOR).stream().map(Addresses.Address::name).toList())
          .contains("GET /api/me", "GET /api/test-stream")
          .doesNotContain("GET /api/office/people", "POST /api/sign-in")
          .endsWith("POST /api/sign-out");
      assertThat(seen)
          .filteredOn(it -> it.attempt().equals(whose) && it.way().equals("stream"))
          .isNotEmpty();
    }
  }

  /// For each lie: a door that lets it in is seen to.
  @Test
  void a_door_that_lets_liars_in_is_not_refused() {
    signedIn(Role.ADMIN);
    door.open(port, true);

    var seen = seen(through(door));

    assertThat(seen).hasSizeGreaterThan(30).allMatch(is(Outcome.NOT_REFUSED));
  }

  @Test
  void when_the_right_way_fails_no_wrong_one_counts_as_refused() {
    // what the shut door answers is a refusal elsewhere
    for (var shut : List.of("/api/enrolment/options", "/api/enrolment", "/api/me")) {
      assertThat(shutAt(shut))
          .as(shut)
          .hasSizeGreaterThan(30)
          .allMatch(is(Outcome.NOT_TRIED))
          .extracting(Observation::came)
          .containsOnly("right-way-failed 410 enrolment-expired");
    }
    for (var shut : List.of("/api/sign-in/options", "/api/sign-in")) {
      assertThat(shutAt(shut))
          .as(shut)
          .filteredOn(it -> it.way().equals("session") || it.way().equals("sign-in"))
          .hasSizeGreaterThan(20)
          .allMatch(is(Outcome.NOT_TRIED));
    }
  }

  private List<Observation> shutAt(String address) {
    door.open(port, false);
    door.refuse(address);
    var seen = seen(through(door));
    door.close();
    return seen;
  }

  @Test
  void a_server_that_is_away_was_not_tried() {
    assertThat(
            seen(
                new UserProber(
                    probeUser, book, transactions, clock, addresses, new MockEnvironment())))
        .hasSizeGreaterThan(30)
        .allMatch(is(Outcome.NOT_TRIED))
        .extracting(Observation::came)
        .containsOnly("unreachable");
  }

  @Test
  void without_a_second_administrator_his_word_is_not_missed() {
    database.superuser().sql("update person set disabled_at = now() where role = 'admin'").update();

    assertThat(seen(prober))
        .filteredOn(it -> it.attempt().equals("link-of-one-person"))
        .singleElement()
        .matches(is(Outcome.NOT_TRIED))
        .extracting(Observation::came)
        .isEqualTo("no-second-administrator");
  }

  @Test
  void nothing_is_left_of_a_run_but_a_name() {
    seen(prober);
    var nobody = nobody();
    var opened = entries("person.enabled").size();
    var ended = entries("person.disabled").size();
    var refused = entries("access.refused").size();
    seen(prober);

    var person = people.find(nobody).orElseThrow();
    assertThat(person.disabled()).isTrue();
    assertThat(person.enrolled()).isFalse();
    for (var table : List.of("session", "passkey", "enrolment", "known_device")) {
      assertThat(
              database
                  .superuser()
                  .sql("select count(*) from " + table + " where person_id = :id")
                  .param("id", nobody.value())
                  .query(Integer.class)
                  .single())
          .as(table)
          .isZero();
    }
    assertThat(entries("person.enabled")).hasSize(opened + 1);
    assertThat(entries("person.disabled")).hasSize(ended + 1);
    for (var action : List.of("person.enabled", "person.enrolment.offered", "person.disabled")) {
      assertThat(saysWhy(action)).as(action).isTrue();
    }
    assertThat(entries("access.refused"))
        .as("no alarm about refused people by the probe itself")
        .hasSize(refused);
  }

  @Test
  void he_is_the_same_in_each_run_until_he_is_somebody_else() {
    seen(prober);
    var first = nobody();
    seen(prober);
    assertThat(nobody()).isEqualTo(first);
    age();

    database
        .superuser()
        .sql("update person set role = 'supervisor' where id = :id")
        .param("id", first.value())
        .update();
    seen(prober);
    var second = nobody();
    assertThat(second).isNotEqualTo(first);
    age();

    database
        .superuser()
        .sql("update person set erased_at = now(), name = '—', kana = '' where id = :id")
        .param("id", second.value())
        .update();
    seen(prober);
    assertThat(nobody()).isNotEqualTo(second);
  }

  /// Whether the newest entry commits to `why: probe`, as docs/formats/audit-actions.md says how.
  private static boolean saysWhy(String action) {
    return database
        .superuser()
        .sql(
            """
            select o.leaf, d.salt from audit_outbox o join audit_detail d on d.outbox_id = o.id
            where position(:act in o.leaf) > 0 order by o.id desc limit 1
            """)
        .param("act", "\"act\":\"" + action + "\"")
        .query((row, n) -> {
          var all = new ByteArrayOutputStream();
          all.writeBytes(row.getBytes("salt"));
          all.writeBytes("{\"why\":\"probe\"}".getBytes(UTF_8));
          var digest = Secret.digestOf(Bytes.of(all.toByteArray())).base64();
          return row.getString("leaf").contains("\"c\":\"" + digest + "\"");
        })
        .single();
  }

  /// The test's clock stands still, and the newest is asked for.
  private static void age() {
    database.superuser().sql("update probe_person set since = since - interval '1 hour'").update();
  }

  private PersonId nobody() {
    return transactions.office(() -> book.person()).orElseThrow();
  }

  private UserProber through(LaxDoor door) {
    var other = new MockEnvironment();
    other.setProperty("local.server.port", Integer.toString(door.port()));
    return new UserProber(probeUser, book, transactions, clock, addresses, other);
  }

  private static Set<String> attempts(List<Observation> seen) {
    return seen.stream().map(Observation::attempt).collect(Collectors.toSet());
  }
}
