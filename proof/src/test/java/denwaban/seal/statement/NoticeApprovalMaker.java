package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Vector;
import denwaban.seal.statement.KeyStatement.Reason;
import denwaban.seal.statement.NoticeApproval.Content;
import denwaban.seal.statement.TestLine.Person;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `vectors/notice-approval` anew: `-Dvectors.make=true`.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class NoticeApprovalMaker {

  private static final Instant UNTIL = TestLine.AT.plus(NoticeApproval.LONGEST);
  private static final Instant NOW = TestLine.AT.plus(Duration.ofDays(30));

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final Person mio = Person.of(TestLine.AOBA, 2);
  private final TestLine line =
      new TestLine(TestLine.AOBA, null, ryo, mio)
          .first(ryo)
          .grant(ryo, mio)
          .epoch(Reason.LEFT, mio, mio);
  private final TestLine recovered =
      new TestLine(TestLine.AOBA, null, ryo, mio).first(ryo).epoch(Reason.RECOVERY, mio, mio);

  @Test
  void approvals() throws Exception {
    var good = approval(TestLine.AOBA, mio);
    write("good", "good", line, good, mio, NOW);
    write("in-the-last-moment", "good", line, good, mio, UNTIL.minusMillis(1));
    write("over", "not-trusted", line, good, mio, UNTIL);
    write("of-another-client", "not-trusted", line, approval(TestLine.MINATO, mio), mio, NOW);
    write("by-a-revoked-member", "not-trusted", line, approval(TestLine.AOBA, ryo), ryo, NOW);
    write("signed-by-another", "not-trusted", line, good, ryo, NOW);
    write("line-waits-for-confirmation", "not-trusted", recovered, good, mio, NOW);
    var text = text(good.bytes());
    var signature = good.sign(mio.signer());
    raw(
        "one-word-more",
        "not-trusted",
        text.replace("\"subject\"", "\"subject\",\"text\""),
        signature);
    raw("another-end", "not-trusted", text.replace("2027-11-25", "2027-11-24"), signature);
    raw("longer-than-a-year", "malformed", text.replace("2027-11-25", "2027-11-26"), signature);
    raw("ends-before-it-begins", "malformed", text.replace("2027-11-25", "2026-11-24"), signature);
    raw("of-nothing", "malformed", text.replaceFirst("\\[[^]]*]", "[]"), signature);
    raw("twice-the-same", "malformed", text.replace("\"caller-name\"", "\"subject\""), signature);
    var order = text.replaceFirst("\\[[^]]*]", "[\"subject\",\"caller-name\"]");
    raw("in-another-order", "malformed", order, signature);
    raw("of-no-such-word", "malformed", text.replace("\"subject\"", "\"number\""), signature);
    raw("another-version", "malformed", text.replace("\"v\":1", "\"v\":2"), signature);
  }

  private static NoticeApproval approval(ClientId client, Person by) {
    var content = Set.of(Content.CALLER_NAME, Content.SUBJECT);
    return new NoticeApproval(client, content, UNTIL, by.name(), TestLine.AT);
  }

  private void raw(String name, String expect, String text, Bytes signature) throws IOException {
    write(name, expect, line, text, signature, NOW);
  }

  private static void write(
      String name, String expect, TestLine line, NoticeApproval said, Person by, Instant now)
      throws IOException {
    write(name, expect, line, text(said.bytes()), said.sign(by.signer()), now);
  }

  private static void write(
      String name, String expect, TestLine line, String text, Bytes signature, Instant now)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("client", TestLine.AOBA.toString());
    about.put("pin", line.name(1));
    about.put("chain", line.bytes().base64());
    about.put("now", now.toString());
    about.put("signature", signature.base64());
    new Vector(name, about, Bytes.of(text.getBytes(UTF_8))).write("notice-approval");
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), UTF_8);
  }
}
