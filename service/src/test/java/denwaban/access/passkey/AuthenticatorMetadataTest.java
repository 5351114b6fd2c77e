package denwaban.access.passkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FIDO's list is believed if its signature leads to the root, and refused before the office starts
/// otherwise.
class AuthenticatorMetadataTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private final TestMaker maker = new TestMaker();
  private final TestModelList list = new TestModelList().with(maker, "Test Key 5");

  @Test
  void a_list_that_is_signed_says_what_each_model_is() {
    var models = read(list.withAnOldKind());

    assertThat(models.number()).isEqualTo(42);
    assertThat(models.models()).hasSize(1);
    var model = requireNonNull(models.find(maker.model()));
    assertThat(model.name()).isEqualTo("Test Key 5");
    assertThat(model.roots()).containsExactly(maker.root());
    assertThat(model.broken()).isFalse();
    assertThat(models.find(new TestMaker().model())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "FIDO_CERTIFIED, false",
    "UPDATE_AVAILABLE, false",
    "NOT_FIDO_CERTIFIED, false",
    "REVOKED, true",
    "USER_VERIFICATION_BYPASS, true",
    "ATTESTATION_KEY_COMPROMISE, true",
    "USER_KEY_REMOTE_COMPROMISE, true",
    "USER_KEY_PHYSICAL_COMPROMISE, true"
  })
  void what_was_once_reported_broken_stays_so(String status, boolean broken) {
    var other = new TestMaker();
    var models = read(list.with(other, "Other", status, "FIDO_CERTIFIED_L1"));
    assertThat(requireNonNull(models.find(other.model())).broken()).isEqualTo(broken);
  }

  @Test
  void a_root_that_cannot_be_read_vouches_for_nobody_and_spoils_no_other() {
    var odd = new TestMaker();
    var models = read(list.withAnUnreadableRoot(odd));
    assertThat(requireNonNull(models.find(odd.model())).roots()).isEmpty();
    assertThat(requireNonNull(models.find(maker.model())).roots()).hasSize(1);
  }

  @Test
  void a_long_name_is_cut() {
    var longest = new TestMaker();
    var tooLong = new TestMaker();
    var models = read(list.with(longest, "x".repeat(200)).with(tooLong, "x".repeat(201)));
    assertThat(List.of(longest, tooLong))
        .allSatisfy(it -> assertThat(requireNonNull(models.find(it.model())).name()).hasSize(200));
  }

  @Test
  void a_list_under_another_root_is_refused() {
    var root = new TestModelList().root(folder);
    refused(list.list(folder), root, "not signed");
  }

  /// The root vouches for many; one of them is FIDO.
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "xmds.fidoalliance.org", "mds.fidoalliance.org.example"})
  void a_list_of_another_signer_under_the_same_root_is_refused(String signer) {
    list.signedBy(signer);
    refused(list.list(folder), list.root(folder), "not signed");
  }

  @Test
  void one_bit_of_the_signature_or_of_the_list_makes_it_another() {
    var text = list.text();
    var root = list.root(folder);
    var payload = text.indexOf('.') + 20;
    for (var at : new int[] {payload, text.length() - 10}) {
      var bad =
          text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
      assertThatThrownBy(() ->
              AuthenticatorMetadata.read(
                  TestModelList.write(folder.resolve("bad"), bad), root, NOW))
          .isInstanceOf(CannotStart.class);
    }
    assertThat(
            AuthenticatorMetadata.read(
                TestModelList.write(folder.resolve("good"), text), root, NOW))
        .isNotNull();
  }

  @Test
  void the_signers_certificate_must_hold_until_the_list_is_old() {
    var due = Instant.parse(TestModelList.NEXT + "T00:00:00Z");
    list.signedUntil(due.plusSeconds(1));
    var root = list.root(folder);
    var file = list.list(folder);
    assertThat(AuthenticatorMetadata.read(file, root, due.plus(Duration.ofDays(400))).number())
        .as("an office without a network has no newer one")
        .isEqualTo(42);

    list.signedUntil(NOW.minusSeconds(1));
    refused(list.list(folder), root, "not signed");
  }

  @Test
  void a_list_without_a_model_or_that_is_none_is_refused() {
    var empty = new TestModelList();
    refused(empty.list(folder), empty.root(folder), "not signed");
    refused(TestModelList.write(folder.resolve("x"), "no list"), list.root(folder), "no list");
    refused(folder.resolve("absent"), list.root(folder), "cannot be read");
    refused(list.list(folder), folder.resolve("absent"), "root cannot be read");
    refused(list.list(folder), TestModelList.write(folder.resolve("y"), ""), "no certificate");
  }

  @ParameterizedTest
  @CsvSource({"-1, is no list", "0, is no list", "1, too large"})
  void the_file_has_a_limit(int more, String why) throws IOException {
    var file = folder.resolve("large");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(67_108_864 + more);
    }
    refused(file, list.root(folder), why);
  }

  private AuthenticatorMetadata read(TestModelList from) {
    return AuthenticatorMetadata.read(from.list(folder), from.root(folder), NOW);
  }

  private static void refused(Path list, Path root, String why) {
    assertThatThrownBy(() -> AuthenticatorMetadata.read(list, root, NOW))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(why)
        .hasMessageContaining("security-keys.md");
  }
}
