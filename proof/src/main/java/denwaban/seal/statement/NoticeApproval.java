package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A member's approval that words of messages leave in mails, outside of any seal. An operator's
/// page gives words on nothing less. Format: docs/formats/notice-approval.md.
///
/// @param content what may leave; not empty
/// @param until the first moment at which it does not hold any more; at most [#LONGEST] after `at`
/// @param by fingerprint of the statement of the member who approves
public record NoticeApproval(
    ClientId client, Set<Content> content, Instant until, String by, Instant at) {

  /// One word of the client's is not for ever.
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final Set<String> MEMBERS = Set.of("at", "by", "client", "content", "until", "v");

  /// In the order in which a statement has them, which is that of their words.
  public enum Content {
    CALLER_NAME,
    SUBJECT,
    TEXT;

    /// As statements and the contract's term `notices.content` have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public NoticeApproval {
    content = Set.copyOf(content);
    if (content.isEmpty() || !until.isAfter(at) || until.isAfter(at.plus(LONGEST))) {
      throw new IllegalArgumentException("approves nothing, or for too long");
    }
  }

  /// The canonical text that is signed and kept.
  public Bytes bytes() {
    List<Json> words =
        EnumSet.copyOf(content).stream().<Json>map(it -> new Json.Text(it.word())).toList();
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "client", new Json.Text(client.toString()),
                "content", new Json.Arr(words),
                "until", Fields.time(until),
                "by", new Json.Text(by),
                "at", Fields.time(at)))
        .bytes();
  }

  public Bytes sign(Signer signer) {
    return signer.sign(Signing.NOTICE_APPROVAL, bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static NoticeApproval parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical), MEMBERS);
    f.number("v", 1, 1);
    var said =
        new NoticeApproval(
            ClientId.of(Fields.uuid(f.text("client"))),
            content(f.list("content")),
            f.time("until"),
            Fingerprint.checked(f.text("by")),
            f.time("at"));
    if (!said.bytes().equals(canonical)) {
      throw new IllegalArgumentException("contents are not in order, each once");
    }
    return said;
  }

  private static Set<Content> content(List<Json> words) {
    var content = new ArrayList<Content>();
    for (var word : words) {
      content.add(
          EnumSet.allOf(Content.class).stream()
              .filter(it -> new Json.Text(it.word()).equals(word))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no such content")));
    }
    return Set.copyOf(content);
  }

  /// Checks who answers for an approval. `web/src/seal/noticeApproval.ts` takes the same steps.
  ///
  /// @param line the company's own, its chain checked
  /// @return empty if it is another client's, if `by` is no longer in the newest epoch's trust set,
  ///   if the line waits for confirmation after a recovery, if the signature is not that member's,
  ///   or if it holds no more
  /// @throws IllegalArgumentException if the text is no approval
  public static Optional<Verified<NoticeApproval>> check(
      KeyLine line, Bytes canonical, Bytes signature, Instant now) {
    var said = parse(canonical);
    if (!said.client().equals(line.client()) || line.mailbox() != null || line.recovered()) {
      return Optional.empty();
    }
    return line.member(said.by())
        .filter(_ -> line.trusts(said.by()))
        .filter(by -> Ed25519.verifies(by.sign(), Signing.NOTICE_APPROVAL, canonical, signature))
        .filter(_ -> now.isBefore(said.until()))
        .map(_ -> new Verified<>(said));
  }
}
