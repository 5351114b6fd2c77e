package denwaban.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.proof.NoteKey;
import denwaban.database.CannotStart;
import denwaban.seal.crypto.Signer;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"https://witness.example", "http://127.0.0.1:8095/", "http://localhost:8095"})
  void a_witness_is_asked_by_https_or_on_this_machine(String url) {
    assertThat(new WitnessSettings(List.of(at(url, "w1"))).witnesses()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://witness.example", "ftp://127.0.0.1", "witness.example"})
  void other_addresses_do_not_start(String url) {
    refuses(List.of(at(url, "w1")));
  }

  @Test
  void eight_witnesses_start_and_nine_do_not() {
    var eight = IntStream.range(0, 8).mapToObj(n -> at("https://w.example", "w" + n)).toList();
    var nine = IntStream.range(0, 9).mapToObj(n -> at("https://w.example", "w" + n)).toList();
    assertThat(new WitnessSettings(eight).witnesses()).hasSize(8);
    refuses(nine);
  }

  @Test
  void keys_that_sign_no_time_or_are_of_two_names_or_no_keys_do_not_start() {
    var plain = new NoteKey("w1", Signer.generate().publicKey()).vkey();
    refuses(List.of(new WitnessSettings.At(URI.create("https://w.example"), List.of(plain))));
    refuses(
        List.of(
            new WitnessSettings.At(URI.create("https://w.example"), List.of(key("a"), key("b")))));
    refuses(List.of(new WitnessSettings.At(URI.create("https://w.example"), List.of("w1+x+y"))));
    refuses(List.of(new WitnessSettings.At(URI.create("https://w.example"), List.of())));
  }

  @Test
  void two_witnesses_of_one_name_do_not_start() {
    refuses(List.of(at("https://a.example", "w1"), at("https://b.example", "w1")));
  }

  private static void refuses(List<WitnessSettings.At> witnesses) {
    assertThatThrownBy(() -> new WitnessSettings(witnesses)).isInstanceOf(CannotStart.class);
  }

  private static WitnessSettings.At at(String url, String name) {
    return new WitnessSettings.At(URI.create(url), List.of(key(name)));
  }

  private static String key(String name) {
    return new NoteKey(name, NoteKey.Type.COSIGNATURE, Signer.generate().publicKey()).vkey();
  }
}
