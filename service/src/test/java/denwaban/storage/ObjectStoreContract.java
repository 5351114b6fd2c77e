package denwaban.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ObjectId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store keeps to.
abstract class ObjectStoreContract {

  /// Another run of the program over the same payloads.
  abstract ObjectStore open() throws IOException;

  final ObjectId object = new ObjectId(UUID.randomUUID());

  @Test
  void a_whole_payload_is_kept_once_and_read_in_ranges() throws IOException {
    var store = open();
    store.put(object, 0, "0123456789".getBytes(UTF_8));
    store.put(object, 0, "0123456789".getBytes(UTF_8));

    assertThat(store.length(object, 0)).hasValue(10);
    assertThat(read(store, 0, 10)).isEqualTo("0123456789");
    assertThat(read(store, 3, 4)).isEqualTo("3456");
    assertThat(read(store, 8, 100)).isEqualTo("89");
    assertThat(read(store, 10, 5)).isEmpty();
    assertThat(read(store, 0, 0)).isEmpty();
  }

  @Test
  void other_bytes_under_the_same_name_are_refused() throws IOException {
    var store = open();
    store.put(object, 0, "a".getBytes(UTF_8));

    assertThatThrownBy(() -> store.put(object, 0, "b".getBytes(UTF_8)))
        .isInstanceOf(PayloadExists.class);
    assertThatThrownBy(() -> store.append(object, 0)).isInstanceOf(PayloadExists.class);
    assertThat(read(store, 0, 1)).isEqualTo("a");
  }

  @Test
  void a_growing_payload_is_readable_without_being_closed() throws IOException {
    var store = open();
    var growing = store.append(object, 2);
    growing.write("half".getBytes(UTF_8));

    assertThat(growing.length()).isEqualTo(4);
    try (var in = open().read(object, 2, 0, 99)) {
      assertThat(in.readAllBytes()).isEqualTo("half".getBytes(UTF_8));
    }
    growing.close();
    growing.close();
  }

  @Test
  void what_is_not_there_is_said_so() throws IOException {
    var store = open();
    assertThat(store.length(object, 0)).isEmpty();
    assertThatThrownBy(() -> store.read(object, 0, 0, 1)).isInstanceOf(FileNotFoundException.class);
    assertThat(store.delete(object, 0)).isFalse();
    store.put(object, 0, new byte[1]);
    assertThat(store.delete(object, 0)).isTrue();
    assertThat(store.length(object, 0)).isEmpty();
  }

  @Test
  void all_of_an_object_goes_at_once_and_nothing_of_another() throws IOException {
    var store = open();
    var other = new ObjectId(UUID.randomUUID());
    for (var n = 0; n < 3; n++) store.put(object, n, new byte[] {1});
    store.put(other, 0, new byte[] {2});
    assertThat(store.remains(object)).hasSize(3);
    assertThat(store.erase(object)).isTrue();
    assertThat(store.remains(object)).isEmpty();
    assertThat(store.length(object, 1)).isEmpty();
    assertThat(store.erase(object)).isFalse();
    assertThat(store.remains(other)).hasSize(1);
  }

  @Test
  void segments_outside_the_limit_are_refused() throws IOException {
    var store = open();
    assertThatThrownBy(() -> store.put(object, -1, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.put(object, 10_000, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    store.put(object, 9_999, new byte[0]);
  }

  final String read(ObjectStore store, long from, long length) throws IOException {
    try (var in = store.read(object, 0, from, length)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
