package denwaban.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import denwaban.open.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line of a witness, and how much its folder takes.
class OptionsTest {

  private static Options of(String words) {
    return Options.parse(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8095,127.0.0.1,8095,true",
    "[::1]:0,0:0:0:0:0:0:0:1,0,true",
    "192.0.2.1:65535,192.0.2.1,65535,false",
    "[2001:db8::1]:443,2001:db8:0:0:0:0:0:1,443,false"
  })
  void an_address_is_written_in_digits(String text, String host, int port, boolean loopback) {
    var options = of("folder --listen " + text);
    assertThat(options.listen().getAddress().getHostAddress()).isEqualTo(host);
    assertThat(options.listen().getPort()).isEqualTo(port);
    assertThat(options.isSafe()).isEqualTo(loopback);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--name witness.example/w1",
        "folder another",
        "folder --more",
        "folder --listen",
        "folder --name",
        "folder --listen 8095",
        "folder --listen :8095",
        "folder --listen 127.0.0.1:65536",
        "folder --listen 127.0.0.1:-1",
        "folder --listen witness.example:8095",
        "folder --listen [::1:8095",
        "folder --tls key.p12",
        "folder --tls-password file",
        "folder --tls key.p12 --tls-password file --behind-proxy"
      })
  void what_is_not_understood_does_not_start(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(words));
  }

  @Test
  void strangers_are_answered_over_tls_or_behind_a_proxy_alone() {
    var open = "folder --listen 192.0.2.1:443";
    assertThat(of(open).isSafe()).isFalse();
    assertThat(of(open + " --behind-proxy").isSafe()).isTrue();
    assertThat(of(open + " --tls key.p12 --tls-password file").isSafe()).isTrue();
    assertThat(of("folder").listen().getPort()).isEqualTo(8095);
    assertThat(of("folder").isSafe()).isTrue();
  }

  @Test
  void its_language_is_the_one_that_is_asked_for() {
    for (var lang : new Lang[] {Lang.JA, Lang.EN}) {
      var word = lang == Lang.JA ? "ja" : "en";
      assertThat(Options.lang(new String[] {"folder", "--lang", word})).isEqualTo(lang);
      assertThat(Options.lang(new String[] {"--lang", word, "folder"})).isEqualTo(lang);
    }
    assertThat(Options.lang(new String[] {"--lang"})).isNotNull();
    assertThat(Usage.of(Lang.EN)).contains("--behind-proxy").contains("64 not understood");
  }

  @Test
  void evidence_is_kept_a_hundred_times_and_never_replaced(@TempDir Path folder) throws Exception {
    try (var all = Folder.open(folder).orElseThrow()) {
      for (var n = 0; n < 101; n++) all.evidence("piece" + n, "text");
      all.evidence("piece0", "another");
    }
    try (var files = Files.list(folder.resolve("evidence"))) {
      assertThat(files.count()).isEqualTo(100);
    }
    assertThat(folder.resolve("evidence/piece100")).doesNotExist();
    assertThat(folder.resolve("evidence/piece0")).hasContent("text");
  }
}
