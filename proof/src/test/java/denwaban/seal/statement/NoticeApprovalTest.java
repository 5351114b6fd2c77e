package denwaban.seal.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ClientId;
import denwaban.seal.age.Vector;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `web/src/seal/noticeApproval.test.ts` reads the same vectors.
class NoticeApprovalTest {

  static Stream<Vector> approvals() {
    return Vector.in("notice-approval");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("approvals")
  void approval(Vector vector) {
    var client = ClientId.of(vector.get("client"));
    var chain = KeyChain.verify(client, vector.get("pin"), vector.bytes("chain"));
    var line = ((KeyChain.Found.Good) chain).line();
    var signature = vector.bytes("signature");
    var now = Instant.parse(vector.get("now"));
    if (vector.get("expect").equals("malformed")) {
      assertThatThrownBy(() -> NoticeApproval.check(line, vector.body(), signature, now))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    var checked = NoticeApproval.check(line, vector.body(), signature, now);
    assertThat(checked.isPresent()).isEqualTo(vector.get("expect").equals("good"));
    checked.ifPresent(it -> assertThat(it.value().bytes()).isEqualTo(vector.body()));
  }
}
