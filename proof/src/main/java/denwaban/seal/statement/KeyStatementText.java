package denwaban.seal.statement;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Recipient;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON of a [KeyStatement].
final class KeyStatementText {

  private static final String MEMBER = "member";
  private static final String COMPANY = "company";
  private static final Set<String> MEMBER_MEMBERS =
      Set.of("at", "client", "epoch", "kind", "person", "prev", "recipient", "sign", "suite", "v");
  private static final Set<String> COMPANY_MEMBERS =
      Set.of(
          "at",
          "by",
          "client",
          "epoch",
          "kind",
          "mailbox",
          "members",
          "prev",
          "reason",
          "recipient",
          "sign",
          "suite",
          "v");

  private KeyStatementText() {}

  static Json write(KeyStatement s) {
    var members = new HashMap<String, Json>();
    members.put("v", new Json.Num(1));
    members.put("client", new Json.Text(s.client().toString()));
    members.put("epoch", new Json.Num(s.epoch()));
    members.put("prev", Fields.maybe(s.prev()));
    members.put("recipient", new Json.Text(s.recipient().text()));
    members.put("suite", new Json.Text(s.recipient().suite().text()));
    members.put("sign", new Json.Text(s.sign().base64()));
    members.put("at", Fields.time(s.at()));
    switch (s) {
      case KeyStatement.Member member -> {
        members.put("kind", new Json.Text(MEMBER));
        members.put("person", new Json.Text(member.person().toString()));
      }
      case KeyStatement.Company company -> {
        members.put("kind", new Json.Text(COMPANY));
        members.put("by", new Json.Text(company.by()));
        members.put("mailbox", Fields.maybe(mailbox(company)));
        members.put("reason", new Json.Text(company.reason().text()));
        var holders = company.members().stream().<Json>map(Json.Text::new).toList();
        members.put("members", new Json.Arr(holders));
      }
    }
    return new Json.Obj(members);
  }

  static KeyStatement read(Json json) {
    var isMember =
        json instanceof Json.Obj(var all) && new Json.Text(MEMBER).equals(all.get("kind"));
    var f = Fields.of(json, isMember ? MEMBER_MEMBERS : COMPANY_MEMBERS);
    f.number("v", 1, 1);
    var client = ClientId.of(Fields.uuid(f.text("client")));
    var epoch = (int) f.number("epoch", 1, Integer.MAX_VALUE);
    var prev = previous(f, epoch);
    var recipient = Recipient.parse(f.text("recipient"));
    if (!recipient.suite().text().equals(f.text("suite"))) {
      throw new IllegalArgumentException("the recipient is of another suite");
    }
    var sign = f.base64("sign", Ed25519.KEY);
    var at = f.time("at");
    if (isMember) {
      var person = PersonId.of(Fields.uuid(f.text("person")));
      return new KeyStatement.Member(client, person, epoch, prev, recipient, sign, at);
    }
    if (!f.text("kind").equals(COMPANY)) {
      throw new IllegalArgumentException("a statement of unknown kind");
    }
    var by = Fingerprint.checked(f.text("by"));
    var box = f.textOrNull("mailbox");
    var mailbox = box == null ? null : UUID.fromString(Fields.uuid(box));
    var reason = reason(f.text("reason"));
    var members = f.list("members").stream().map(KeyStatementText::member).toList();
    return new KeyStatement.Company(
        client, mailbox, epoch, prev, reason, members, recipient, sign, by, at);
  }

  private static @Nullable String mailbox(KeyStatement.Company company) {
    return company.mailbox() == null ? null : company.mailbox().toString();
  }

  private static KeyStatement.Reason reason(String text) {
    return Arrays.stream(KeyStatement.Reason.values())
        .filter(reason -> reason.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a statement for an unknown reason"));
  }

  private static String member(Json json) {
    if (json instanceof Json.Text(var fingerprint)) {
      return Fingerprint.checked(fingerprint);
    }
    throw new IllegalArgumentException("a member is named by a fingerprint");
  }

  private static @Nullable String previous(Fields f, int epoch) {
    var prev = f.textOrNull("prev");
    if ((epoch == 1) != (prev == null)) {
      throw new IllegalArgumentException("only epoch 1 follows nothing");
    }
    return prev == null ? null : Fingerprint.checked(prev);
  }
}
