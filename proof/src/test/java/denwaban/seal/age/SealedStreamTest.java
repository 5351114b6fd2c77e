package denwaban.seal.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SealedStreamTest {

  private static final byte[] SPEECH = random(200_000, 1);

  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

  static Stream<Object[]> sizes() {
    return Stream.of(0, 1, 65_535, 65_536, 65_537, 131_072, 200_000)
        .flatMap(size -> Arrays.stream(Suite.values()).map(s -> new Object[] {s, size}));
  }

  @ParameterizedTest(name = "{0} {1} B")
  @MethodSource("sizes")
  void what_was_sealed_is_opened(Suite suite, int size) throws Exception {
    var reader = Identity.generate(suite);
    var plain = random(size, size);

    var sealed = seal(reader, plain);

    assertThat(sealed.complete()).isTrue();
    assertThat(sealed.length()).isEqualTo(payload.size());
    assertThat(open(reader, sealed.header(), payload.toByteArray())).isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void another_reader_opens_nothing(Suite suite) throws Exception {
    var sealed = seal(Identity.generate(suite), SPEECH);

    for (var other : Suite.values()) {
      assertThatThrownBy(
              () -> open(Identity.generate(other), sealed.header(), payload.toByteArray()))
          .isInstanceOfSatisfying(
              NotOpened.class, e -> assertThat(e.why()).isEqualTo(NotOpened.Why.NOT_FOR_YOU));
    }
  }

  @Test
  void an_exception_in_the_source_never_makes_a_whole_file() throws Exception {
    var reader = Identity.generate(Suite.X25519);
    var header = new Bytes[1];

    assertThatThrownBy(
            () -> {
              try (var stream = SealedStream.open(reader.recipient(), payload)) {
                header[0] = stream.header();
                stream.write(SPEECH, 0, SPEECH.length);
                throw new IOException("the trunk dropped");
              }
            })
        .hasMessage("the trunk dropped");

    var plain = new ByteArrayOutputStream();
    var payloadIn = new ByteArrayInputStream(payload.toByteArray());
    assertThat(Opening.salvage(reader, header[0], payloadIn, plain))
        .isEqualTo(new Opening.Salvaged(196_608, false));
    assertThat(plain.toByteArray()).isEqualTo(Arrays.copyOf(SPEECH, 196_608));
    assertThatThrownBy(() -> open(reader, header[0], payload.toByteArray()))
        .isInstanceOf(NotOpened.class);
  }

  @Test
  void an_aborted_stream_cannot_be_finished_and_says_what_is_there() throws Exception {
    var stream = SealedStream.open(Identity.generate(Suite.X25519).recipient(), payload);
    stream.write(SPEECH, 0, SPEECH.length);

    var sealed = stream.abort();

    assertThat(sealed.complete()).isFalse();
    assertThat(sealed.length()).isEqualTo(payload.size());
    assertThat(stream.abort()).isEqualTo(sealed);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> stream.write(SPEECH, 0, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_finished_stream_takes_nothing_more_and_survives_close() throws Exception {
    var reader = Identity.generate(Suite.X25519);
    Bytes header;
    try (var stream = SealedStream.open(reader.recipient(), payload)) {
      stream.write(SPEECH, 0, SPEECH.length);
      header = stream.finish().header();
      assertThatThrownBy(stream::abort).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
    }

    assertThat(open(reader, header, payload.toByteArray())).isEqualTo(SPEECH);
  }

  @Test
  void a_full_disk_is_not_papered_over() throws Exception {
    var full = new FullDisk(100_000);
    var stream = SealedStream.open(Identity.generate(Suite.X25519).recipient(), full);

    assertThatThrownBy(() -> stream.write(SPEECH, 0, SPEECH.length))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
    assertThat(stream.abort().length()).isEqualTo(16 + 65_552);
  }

  @Test
  void what_is_lost_without_a_next_byte_is_one_chunk_at_most() throws Exception {
    var stream = SealedStream.open(Identity.generate(Suite.X25519).recipient(), payload);

    stream.write(SPEECH, 0, 65_536);
    assertThat(stream.length()).isEqualTo(16);
    stream.write(SPEECH, 0, 1);
    assertThat(stream.length()).isEqualTo(16 + 65_552);
  }

  private Sealed seal(Identity reader, byte[] plain) throws IOException {
    try (var stream = SealedStream.open(reader.recipient(), payload)) {
      var chance = new Random(7);
      for (var at = 0; at < plain.length; ) {
        var some = Math.min(plain.length - at, 1 + chance.nextInt(70_000));
        stream.write(plain, at, some);
        at += some;
      }
      return stream.finish();
    }
  }

  private static byte[] open(Identity reader, Bytes header, byte[] payload) throws Exception {
    var plain = new ByteArrayOutputStream();
    Opening.whole(reader, header, new ByteArrayInputStream(payload), plain);
    return plain.toByteArray();
  }

  static byte[] random(int size, long seed) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /// Takes so many bytes and no more.
  private static final class FullDisk extends java.io.OutputStream {

    private long left;

    FullDisk(long left) {
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      if (len > left) {
        throw new IOException("no space left on device");
      }
      left -= len;
    }
  }
}
