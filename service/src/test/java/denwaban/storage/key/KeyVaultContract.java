package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every vault keeps to.
public abstract class KeyVaultContract {

  private static final byte[] PLACE = "here".getBytes(UTF_8);
  private static final byte[] SECRET = "secret".getBytes(UTF_8);

  private final Kek week1 = fresh();
  private final Kek week2 = fresh();

  /// Another run of the program over the same keys.
  protected abstract KeyVault open() throws IOException;

  protected static Kek fresh() {
    return new Kek("client-" + UUID.randomUUID());
  }

  @Test
  void a_secret_opens_after_a_restart() throws IOException {
    var wrapped = open().wrap(week1, SECRET, PLACE);
    assertThat(open().unwrap(week1, wrapped, PLACE)).contains(Bytes.of(SECRET));
  }

  @Test
  void two_secrets_of_one_key_both_open_and_look_different() throws IOException {
    var vault = open();
    var one = vault.wrap(week1, SECRET, PLACE);
    var two = vault.wrap(week1, SECRET, PLACE);
    assertThat(one).isNotEqualTo(two);
    assertThat(vault.unwrap(week1, one, PLACE)).contains(Bytes.of(SECRET));
    assertThat(vault.unwrap(week1, two, PLACE)).contains(Bytes.of(SECRET));
  }

  @Test
  void another_key_or_place_does_not_open_it() throws IOException {
    var vault = open();
    var wrapped = vault.wrap(week1, SECRET, PLACE);
    vault.wrap(week2, SECRET, PLACE);
    assertThat(vault.unwrap(week2, wrapped, PLACE)).isEmpty();
    assertThat(vault.unwrap(week1, wrapped, "there".getBytes(UTF_8))).isEmpty();
    assertThat(vault.unwrap(fresh(), wrapped, PLACE)).isEmpty();
  }

  @Test
  void what_was_altered_or_cut_does_not_open() throws IOException {
    var vault = open();
    var wrapped = vault.wrap(week1, SECRET, PLACE).toArray();
    var bent = wrapped.clone();
    bent[bent.length - 1] ^= 1;
    assertThat(vault.unwrap(week1, Bytes.of(bent), PLACE)).isEmpty();
    var cut = java.util.Arrays.copyOf(wrapped, 5);
    assertThat(vault.unwrap(week1, Bytes.of(cut), PLACE)).isEmpty();
  }

  @Test
  void a_destroyed_key_stays_dead_with_everything_under_it() throws IOException {
    var vault = open();
    var wrapped = vault.wrap(week1, SECRET, PLACE);
    var other = vault.wrap(week2, SECRET, PLACE);

    assertThat(vault.destroy(week1)).isTrue();
    assertThat(vault.destroy(week1)).isFalse();
    assertThat(vault.unwrap(week1, wrapped, PLACE)).isEmpty();
    assertThat(open().unwrap(week1, wrapped, PLACE)).isEmpty();
    assertThatThrownBy(() -> vault.wrap(week1, SECRET, PLACE)).isInstanceOf(KeyDestroyed.class);
    assertThatThrownBy(() -> open().wrap(week1, SECRET, PLACE)).isInstanceOf(KeyDestroyed.class);
    assertThat(open().unwrap(week2, other, PLACE)).contains(Bytes.of(SECRET));
  }

  @Test
  void many_keys_are_destroyed_together_and_others_stay() throws IOException {
    var vault = open();
    var other = vault.wrap(week2, SECRET, PLACE);
    var many = Stream.generate(KeyVaultContract::fresh).limit(5).toList();
    var wrapped = new ArrayList<Bytes>();
    for (var key : many) wrapped.add(vault.wrap(key, SECRET, PLACE));

    vault.destroyAll(many);
    vault.destroyAll(many);
    for (var n = 0; n < many.size(); n++) {
      assertThat(vault.unwrap(many.get(n), wrapped.get(n), PLACE)).isEmpty();
      assertThat(vault.destroy(many.get(n))).isFalse();
    }
    assertThat(open().unwrap(week2, other, PLACE)).contains(Bytes.of(SECRET));
  }

  @Test
  void what_never_was_is_not_destroyed() throws IOException {
    var vault = open();
    assertThat(vault.destroy(week1)).isFalse();
    var wrapped = vault.wrap(week1, SECRET, PLACE);
    assertThat(vault.unwrap(week1, wrapped, PLACE)).contains(Bytes.of(SECRET));
  }
}
