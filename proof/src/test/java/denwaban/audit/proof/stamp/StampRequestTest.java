package denwaban.audit.proof.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answered by OpenSSL.
class StampRequestTest {

  private static final Bytes TEXT = Bytes.of("aoba.example/log/1\n3\nAAAA\n".getBytes(UTF_8));

  @TempDir Path folder;

  private TestAuthority authority;

  @BeforeEach
  void open() throws Exception {
    authority =
        new TestAuthority(folder, "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
  }

  @Test
  void openssl_reads_it_and_its_answer_is_taken() throws Exception {
    var asked = StampRequest.on(TEXT);
    var answer = authority.answer(asked.bytes());
    assertThat(TimeStamp.check(answer, asked, Set.of(authority.root())))
        .isInstanceOf(TimeStamp.Found.Stamped.class);
  }

  @Test
  void an_answer_to_another_request_is_not_taken() throws Exception {
    var asked = StampRequest.on(TEXT);
    var before = authority.answer(StampRequest.on(TEXT).bytes());
    assertThat(check(before, asked)).isEqualTo(not(TimeStamp.Why.OTHER_REQUEST));
    var without = authority.stamp(new String(TEXT.toArray(), UTF_8), "-no_nonce");
    assertThat(check(without, asked)).isEqualTo(not(TimeStamp.Why.OTHER_REQUEST));
    var other = StampRequest.on(Bytes.of(new byte[3]));
    assertThat(check(authority.answer(other.bytes()), asked))
        .isEqualTo(not(TimeStamp.Why.OTHER_TEXT));
  }

  @Test
  void no_two_requests_are_alike_and_a_nonce_has_one_length() {
    var nonces = java.util.stream.Stream.generate(() -> StampRequest.on(TEXT)).limit(1_000);
    assertThat(nonces.map(StampRequest::bytes)).doesNotHaveDuplicates();
    var top = BigInteger.ONE.shiftLeft(127);
    assertThat(new StampRequest(TEXT, top.subtract(BigInteger.ONE)).bytes().length())
        .isEqualTo(StampRequest.on(TEXT).bytes().length());
    assertThatThrownBy(() -> new StampRequest(TEXT, top))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StampRequest(TEXT, BigInteger.ONE.shiftLeft(118)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StampRequest(TEXT, top.negate()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private TimeStamp.Found check(Bytes answer, StampRequest asked) throws Exception {
    return TimeStamp.check(answer, asked, Set.of(authority.root()));
  }

  private static TimeStamp.Found not(TimeStamp.Why why) {
    return new TimeStamp.Found.NotStamped(why);
  }
}
