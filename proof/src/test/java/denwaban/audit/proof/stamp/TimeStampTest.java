package denwaban.audit.proof.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import denwaban.kernel.Bytes;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against stamps that OpenSSL made.
class TimeStampTest {

  private static final String TEXT = "aoba.example/log/1\n3\nAAAA\n";
  private static final String[] EC = {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-384"
      })
  void a_stamp_by_an_authority_of_ours_says_when(String key) throws Exception {
    var authority = new TestAuthority(folder, key.split(" ", -1));
    for (var digest : new String[] {"sha256", "sha384", "sha512"}) {
      var found = check(authority.stamp(TEXT, "tsa.pem", digest), TEXT, authority.root());

      assertThat(found)
          .isInstanceOfSatisfying(
              TimeStamp.Found.Stamped.class,
              stamped -> {
                assertThat(stamped.at()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
                assertThat(stamped.by()).isEqualTo("CN=Stamps");
              });
    }
    var own =
        check(
            authority.stamp(TEXT),
            TEXT,
            authority.certificate("own.pem", "critical,timeStamping", "-days 20"));
    assertThat(own).isEqualTo(not(TimeStamp.Why.STRANGER));
  }

  @Test
  void a_certificate_that_is_trusted_itself_is_enough() throws Exception {
    var authority = new TestAuthority(folder, EC);
    var itself = authority.certificate("tsa.pem", "critical,timeStamping", "-days 20");
    assertThat(check(authority.stamp(TEXT), TEXT, itself))
        .isInstanceOf(TimeStamp.Found.Stamped.class);
  }

  @Test
  void another_text_another_root_and_an_expired_certificate_are_refused() throws Exception {
    var authority = new TestAuthority(folder.resolve("one"), EC);
    var other = new TestAuthority(folder.resolve("other"), EC);
    var stamp = authority.stamp(TEXT);

    assertThat(check(stamp, TEXT + "x\n", authority.root()))
        .isEqualTo(not(TimeStamp.Why.OTHER_TEXT));
    assertThat(check(stamp, TEXT, other.root())).isEqualTo(not(TimeStamp.Why.STRANGER));
    assertThat(TimeStamp.check(stamp, text(TEXT), Set.of())).isEqualTo(not(TimeStamp.Why.STRANGER));

    authority.certificate(
        "old.pem",
        "critical,timeStamping",
        "-not_before 20200101000000Z -not_after 20210101000000Z");
    assertThat(check(authority.stamp(TEXT, "old.pem", "sha256"), TEXT, authority.root()))
        .isEqualTo(not(TimeStamp.Why.STRANGER));
  }

  @Test
  void only_a_certificate_for_stamping_alone_may_stamp() throws Exception {
    var authority = new TestAuthority(folder, EC);
    assertThat(may(authority, "critical,timeStamping")).isTrue();
    assertThat(may(authority, "timeStamping")).isFalse();
    assertThat(may(authority, "critical,timeStamping,serverAuth")).isFalse();
    assertThat(may(authority, "critical,serverAuth")).isFalse();
    assertThat(Authority.forStampingAlone(authority.root())).isFalse();
  }

  private static boolean may(TestAuthority authority, String usage) throws Exception {
    return Authority.forStampingAlone(authority.certificate("x.pem", usage, "-days 20"));
  }

  @Test
  void no_flipped_bit_and_no_cut_makes_another_stamp_of_it() throws Exception {
    var authority = new TestAuthority(folder, EC);
    var stamp = authority.stamp(TEXT).toArray();
    var right = check(Bytes.of(stamp), TEXT, authority.root());
    var chance = new Random(3);
    var refused = 0;
    for (var i = 0; i < 1_000; i++) {
      var bent = stamp.clone();
      bent[chance.nextInt(bent.length)] ^= (byte) (1 << chance.nextInt(8));
      var found = check(Bytes.of(bent), TEXT, authority.root());
      // Not everything is signed: certificates that nobody needs, attributes of the signature.
      if (found instanceof TimeStamp.Found.Stamped) {
        assertThat(found).isEqualTo(right);
      } else {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
    for (var length = 0; length < stamp.length; length++) {
      assertThat(check(Bytes.of(Arrays.copyOf(stamp, length)), TEXT, authority.root()))
          .isEqualTo(not(TimeStamp.Why.MALFORMED));
    }
  }

  /// Each alone: what is signed, the digest of it that is signed, and which certificate signed.
  @Test
  void a_forged_text_digest_signature_or_certificate_is_no_stamp() throws Exception {
    var authority = new TestAuthority(folder, EC);
    var stamp = authority.stamp(TEXT).toArray();
    assertThat(check(Bytes.of(stamp), TEXT, authority.root()))
        .isInstanceOf(TimeStamp.Found.Stamped.class);
    var bad = not(TimeStamp.Why.BAD_SIGNATURE);

    var signature = stamp.clone();
    signature[signature.length - 1] ^= 1;
    assertThat(check(Bytes.of(signature), TEXT, authority.root())).isEqualTo(bad);

    // a year later, said by what is signed
    var info = info(stamp);
    var later = info.clone();
    later[yearIn(later)]++;
    var text = replaced(stamp, info, later);
    assertThat(check(Bytes.of(text), TEXT, authority.root())).isEqualTo(bad);

    // and by its digest: only the signature is now of something else
    var digest = Algorithms.sha256(info);
    var both = replaced(text, digest, Algorithms.sha256(later));
    assertThat(check(Bytes.of(both), TEXT, authority.root())).isEqualTo(bad);

    // the same key, issuer and number in another certificate
    var own = authority.certificate("x.pem", "critical,timeStamping", "-days 20");
    var meant = Token.parse(stamp).signer().orElseThrow().getEncoded();
    var another = meant.clone();
    another[another.length - 1] ^= 1;
    assertThat(another).isNotEqualTo(own.getEncoded());
    assertThat(check(Bytes.of(replaced(stamp, meant, another)), TEXT, authority.root()))
        .isEqualTo(bad);
  }

  private static byte[] info(byte[] stamp) {
    var data = Der.of(stamp).part(1).part(1).part(0);
    return data.part(2).part(1).part(0).content();
  }

  /// Where the year of its time ends, which it says as 20…Z.
  private static int yearIn(byte[] info) {
    var time = Der.of(info).part(4).whole();
    return indexOf(info, time) + 2 + 3;
  }

  private static byte[] replaced(byte[] all, byte[] old, byte[] fresh) {
    var changed = all.clone();
    System.arraycopy(fresh, 0, changed, indexOf(all, old), fresh.length);
    return changed;
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (var n = 0; n <= all.length - part.length; n++) {
      if (Arrays.equals(all, n, n + part.length, part, 0, part.length)) return n;
    }
    throw new AssertionError("it is not in there");
  }

  /// Certificates last some years, stamps must last longer.
  @Test
  void a_chain_must_have_held_when_the_stamp_was_made_and_not_when_it_is_read() throws Exception {
    var authority = new TestAuthority(folder, EC);
    var end = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
    var until = DateTimeFormatter.ofPattern("yyyyMMddHHmmssX").withZone(ZoneOffset.UTC).format(end);
    var itself =
        authority.certificate(
            "short.pem",
            "critical,timeStamping",
            "-not_before 20260101000000Z -not_after " + until);
    var stamp = authority.stamp(TEXT, "short.pem", "sha256");
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), end.plusMillis(1_200)).toMillis()));

    assertThat(check(stamp, TEXT, authority.root())).isInstanceOf(TimeStamp.Found.Stamped.class);
    assertThat(check(stamp, TEXT, itself)).isInstanceOf(TimeStamp.Found.Stamped.class);

    var over = "-not_before 20200101000000Z -not_after 20210101000000Z";
    var old = authority.certificate("old.pem", "critical,timeStamping", over);
    assertThat(check(authority.stamp(TEXT, "old.pem", "sha256"), TEXT, old))
        .isEqualTo(not(TimeStamp.Why.STRANGER));
  }

  @Test
  void an_answer_is_as_long_as_allowed_and_no_longer_and_garbage_is_malformed() throws Exception {
    var chance = new Random(5);
    for (var length : new int[] {0, 1, 2, 100, 65_536, 65_537}) {
      var bytes = new byte[length];
      chance.nextBytes(bytes);
      assertThat(TimeStamp.check(Bytes.of(bytes), text(TEXT), Set.of()))
          .isEqualTo(not(TimeStamp.Why.MALFORMED));
    }
    var refusal = Bytes.of(new byte[] {0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02});
    assertThat(TimeStamp.check(refusal, text(TEXT), Set.of()))
        .isEqualTo(not(TimeStamp.Why.MALFORMED));
  }

  private static TimeStamp.Found check(Bytes answer, String text, X509Certificate trusted) {
    return TimeStamp.check(answer, text(text), Set.of(trusted));
  }

  private static Bytes text(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  private static TimeStamp.Found not(TimeStamp.Why why) {
    return new TimeStamp.Found.NotStamped(why);
  }
}
