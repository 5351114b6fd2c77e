package denwaban.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.seal.age.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReviewerKeysTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// Of all tests here: the installation's log has one key for them.
  @TempDir static Path folder;

  private TestQuality house;
  private CurrentUser user;

  @BeforeEach
  void open() throws IOException {
    house = new TestQuality(database, folder);
    user = house.people.add("新田 新", Role.QUALITY_REVIEWER, null);
  }

  @Test
  void a_key_is_kept_locked_and_the_installations_log_names_it() {
    var made = TestReviewer.of(user);
    assertThat(house.keys.mine(user)).isEmpty();
    made.enrol(house.keys);
    assertThat(house.keys.mine(user))
        .hasValueSatisfying(it -> {
          assertThat(it.key().fingerprint()).isEqualTo(made.fingerprint());
          assertThat(it.unlocks()).hasSize(2);
        });
    assertThat(house.log.outbox(null))
        .anyMatch(leaf -> leaf.contains("key.reviewer.added") && leaf.contains(made.fingerprint()));
  }

  @Test
  void a_second_key_follows_the_first() {
    var first = TestReviewer.of(user);
    first.enrol(house.keys);
    problem(409, () -> first.enrol(house.keys));
    problem(409, () -> TestReviewer.of(user).enrol(house.keys));
    var unrelated = TestReviewer.of(user, Suite.HYBRID, 2, house.reviewer.fingerprint());
    problem(422, () -> unrelated.enrol(house.keys));
    var third = TestReviewer.of(user, Suite.HYBRID, 3, first.fingerprint());
    problem(422, () -> third.enrol(house.keys));
    var second = TestReviewer.of(user, Suite.HYBRID, 2, first.fingerprint());
    second.enrol(house.keys);
    assertThat(house.keys.find(user.person()).orElseThrow().key().fingerprint())
        .isEqualTo(second.fingerprint());
  }

  @Test
  void who_is_no_reviewer_any_more_can_be_given_nothing() {
    TestReviewer.of(user).enrol(house.keys);
    assertThat(house.keys.all()).extracting(it -> it.person().id()).contains(user.person());
    database
        .superuser()
        .sql("update person set role = 'operator' where id = ?")
        .param(user.person().value())
        .update();
    assertThat(house.keys.find(user.person())).isEmpty();
    assertThat(house.keys.all()).extracting(it -> it.person().id()).doesNotContain(user.person());
  }

  @Test
  void what_does_not_fit_is_not_kept() {
    var made = TestReviewer.of(user);
    var methods = TestReviewer.bothMethods();
    // of another person
    problem(
        422, () -> house.keys.add(user, house.other.statement(), house.other.signature(), methods));
    problem(422, () -> house.keys.add(user, "{}", made.signature(), methods));
    problem(422, () -> house.keys.add(user, made.statement(), Bytes.of(new byte[64]), methods));
    // a reviewer's key is always hybrid
    problem(422, () -> TestReviewer.of(user, Suite.X25519, 1, null).enrol(house.keys));
    // both ways to open it, or it would be lost one day
    for (var some :
        List.of(
            methods.subList(0, 1),
            methods.subList(1, 2),
            List.of(methods.get(0), methods.get(0)),
            List.of(
                methods.get(0), new ReviewerKeys.NewUnlock("recovery", "x", Bytes.of(new byte[1]))),
            List.of(
                methods.get(0),
                new ReviewerKeys.NewUnlock("recovery", null, Bytes.of(new byte[0]))))) {
      problem(422, () -> house.keys.add(user, made.statement(), made.signature(), some));
    }
    assertThat(house.keys.mine(user)).isEmpty();
  }

  private static void problem(int status, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.status()).as(it.code()).isEqualTo(status));
  }
}
