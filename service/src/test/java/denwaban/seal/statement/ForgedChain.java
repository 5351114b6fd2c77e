package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.AgeFile;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Insider;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.KeyStatement.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a server would offer as a company's key chain that wants its own key sealed to, alone or
/// with a member who has left.
///
/// @param newest what it says beside the chain
public record ForgedChain(KeyChainText chain, KeyStatement.Company newest, Bytes signature) {

  public String text() {
    return new String(chain.bytes().toArray(), UTF_8);
  }

  /// The honest one, to be altered.
  ///
  /// @param leaver held the first epoch, not the second
  /// @param mallory the server's own keys, under the name of a member
  public record Of(KeyChainText honest, Insider leaver, Insider mallory) {

    /// A company of the server's own making.
    public ForgedChain substituted() {
      var own = stated(1, null, Reason.FIRST, mallory, null);
      return last(List.of(signed(own, mallory)), List.of(mallory.signed()), List.of());
    }

    /// The key as it is, granted on by who may no longer.
    public ForgedChain grantedByTheLeaver() {
      var newest = company(honest.statements().getLast());
      var grants = new ArrayList<>(honest.grants());
      grants.add(given(newest));
      return last(honest.statements(), and(honest.members(), mallory.signed()), grants);
    }

    public ForgedChain statedByTheLeaver() {
      var before = company(honest.statements().getLast());
      var next = stated(before.epoch() + 1, before.fingerprint(), Reason.SCHEDULED, leaver, null);
      return last(and(honest.statements(), signed(next, leaver)), honest.members(), grants());
    }

    /// The epoch before, as if it were the newest.
    public ForgedChain shortened() {
      return last(honest.statements().subList(0, 1), honest.members(), first());
    }

    /// Another second epoch, by one who was trusted in the first.
    public ForgedChain forked() {
      var before = company(honest.statements().getFirst());
      var next = stated(2, before.fingerprint(), Reason.SCHEDULED, leaver, null);
      var statements = List.of(honest.statements().getFirst(), signed(next, leaver));
      return last(statements, honest.members(), first());
    }

    /// A mailbox's key after the company's own.
    public ForgedChain ofAMailbox() {
      var before = company(honest.statements().getLast());
      var box =
          stated(
              before.epoch() + 1,
              before.fingerprint(),
              Reason.SCHEDULED,
              leaver,
              UUID.fromString("01980000-0000-7000-8000-0000000000b1"));
      return last(and(honest.statements(), signed(box, leaver)), honest.members(), grants());
    }

    /// The key of who signs, exchanged.
    public ForgedChain withAnotherMember() {
      var by = company(honest.statements().getFirst()).by();
      var members =
          honest.members().stream()
              .map(one -> Fingerprint.of(one.statement()).equals(by) ? mallory.signed() : one)
              .toList();
      return last(honest.statements(), members, grants());
    }

    private List<KeyChainText.Given> grants() {
      return honest.grants();
    }

    private List<KeyChainText.Given> first() {
      return honest.grants().stream().filter(one -> one.epoch() == 1).toList();
    }

    private KeyChainText.Given given(KeyStatement.Company of) {
      var sealed = AgeFile.seal(mallory.age().recipient(), Bytes.of(new byte[] {1}));
      var to = mallory.said().person();
      var grant =
          new Grant(
              of.client(), of.fingerprint(), of.epoch(), to, mallory.name(), leaver.name(), sealed);
      return new KeyChainText.Given(
          of.epoch(),
          to,
          mallory.name(),
          leaver.name(),
          Digest.sha256(sealed),
          of.fingerprint(),
          leaver.signer().sign(Signing.GRANT, grant.bytes()));
    }

    /// A key that the server alone holds.
    private KeyStatement.Company stated(
        int epoch, @Nullable String prev, Reason reason, Insider by, @Nullable UUID mailbox) {
      var first = company(honest.statements().getFirst());
      return new KeyStatement.Company(
          first.client(),
          mailbox,
          epoch,
          prev,
          reason,
          List.of(by.name()),
          Identity.generate(first.recipient().suite()).recipient(),
          by.signer().publicKey(),
          by.name(),
          first.at());
    }
  }

  private static ForgedChain last(
      List<KeyChainText.Signed> statements,
      List<KeyChainText.Signed> members,
      List<KeyChainText.Given> grants) {
    var newest = statements.getLast();
    return new ForgedChain(
        new KeyChainText(statements, members, grants), company(newest), newest.signature());
  }

  private static KeyStatement.Company company(KeyChainText.Signed one) {
    return (KeyStatement.Company) KeyStatement.parse(one.statement());
  }

  private static KeyChainText.Signed signed(KeyStatement.Company one, Insider by) {
    return new KeyChainText.Signed(one.bytes(), one.sign(by.signer()));
  }

  private static List<KeyChainText.Signed> and(
      List<KeyChainText.Signed> all, KeyChainText.Signed one) {
    var more = new ArrayList<>(all);
    more.add(one);
    return more;
  }
}
