package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One check of one chain; `web/src/seal/chain.ts` takes the same steps in the same order.
final class KeyChainCheck {

  private final ClientId client;
  private final @Nullable UUID mailbox;
  private final @Nullable String pin;
  private final @Nullable KeyLine company;

  private final List<KeyStatement.Company> statements = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, KeyStatement.Member> members = new HashMap<>();

  KeyChainCheck(
      ClientId client, @Nullable UUID mailbox, @Nullable String pin, @Nullable KeyLine company) {
    this.client = client;
    this.mailbox = mailbox;
    this.pin = pin;
    this.company = company;
  }

  KeyChain.Found found(Bytes chain) {
    try {
      return new KeyChain.Found.Good(check(chain));
    } catch (Refusal e) {
      return new KeyChain.Found.Refused(e.why);
    } catch (IllegalArgumentException e) {
      return new KeyChain.Found.Refused(KeyChain.Why.MALFORMED);
    }
  }

  private KeyLine check(Bytes chain) throws Refusal {
    var text = KeyChainText.parse(chain);
    read(text);
    follow(text.grants());
    if (pin != null && !names.contains(pin)) {
      throw new Refusal(KeyChain.Why.WRONG_PIN);
    }
    signatures(text.members());
    var epochs = new ArrayList<KeyLine.Epoch>();
    Set<String> before = Set.of();
    for (var i = 0; i < statements.size(); i++) {
      stated(i, text.statements().get(i), before);
      before = trusted(i, text.grants());
      epochs.add(new KeyLine.Epoch(statements.get(i), List.copyOf(before)));
    }
    var anchor = anchor();
    if (anchor < 0) {
      throw new Refusal(KeyChain.Why.NOT_TRUSTED);
    }
    var recovered =
        statements.stream()
            .skip(anchor + 1L)
            .anyMatch(s -> s.reason() == KeyStatement.Reason.RECOVERY);
    var doubted = company != null && company.recovered();
    return new KeyLine(epochs, members, recovered || doubted);
  }

  private void read(KeyChainText text) throws Refusal {
    for (var one : text.statements()) {
      if (!(KeyStatement.parse(one.statement()) instanceof KeyStatement.Company statement)) {
        throw new Refusal(KeyChain.Why.MALFORMED);
      }
      statements.add(statement);
      names.add(Fingerprint.of(one.statement()));
    }
    for (var one : text.members()) {
      if (!(KeyStatement.parse(one.statement()) instanceof KeyStatement.Member member)) {
        throw new Refusal(KeyChain.Why.MALFORMED);
      }
      members.put(Fingerprint.of(one.statement()), member);
    }
    if (statements.isEmpty()) {
      throw new Refusal(KeyChain.Why.MALFORMED);
    }
    if (statements.stream().anyMatch(s -> !s.client().equals(client))
        || members.values().stream().anyMatch(m -> !m.client().equals(client))) {
      throw new Refusal(KeyChain.Why.WRONG_CLIENT);
    }
  }

  private void follow(List<KeyChainText.Given> grants) throws Refusal {
    for (var i = 0; i < statements.size(); i++) {
      var one = statements.get(i);
      if (one.epoch() != i + 1
          || !Objects.equals(one.mailbox(), mailbox)
          || (i > 0 && !names.get(i - 1).equals(one.prev()))) {
        throw new Refusal(KeyChain.Why.BROKEN_CHAIN);
      }
    }
    for (var grant : grants) {
      if (grant.epoch() > names.size() || !names.get(grant.epoch() - 1).equals(grant.company())) {
        throw new Refusal(KeyChain.Why.BROKEN_CHAIN);
      }
    }
  }

  private static void signatures(List<KeyChainText.Signed> members) throws Refusal {
    for (var one : members) {
      if (KeyStatement.checkMember(one.statement(), one.signature()).isEmpty()) {
        throw new Refusal(KeyChain.Why.BAD_SIGNATURE);
      }
    }
  }

  private void stated(int i, KeyChainText.Signed signed, Set<String> before) throws Refusal {
    var statement = statements.get(i);
    var by = members.get(statement.by());
    if (by == null) {
      throw new Refusal(KeyChain.Why.NOT_TRUSTED);
    }
    if (!by.sign().equals(statement.sign())
        || KeyStatement.check(signed.statement(), signed.signature()).isEmpty()) {
      throw new Refusal(KeyChain.Why.BAD_SIGNATURE);
    }
    var free = i == 0 || statement.reason() == KeyStatement.Reason.RECOVERY;
    if (!free && !before.contains(statement.by())) {
      throw new Refusal(KeyChain.Why.NOT_TRUSTED);
    }
  }

  private Set<String> trusted(int i, List<KeyChainText.Given> grants) throws Refusal {
    var trusted = new LinkedHashSet<>(statements.get(i).members());
    for (var grant : grants) {
      if (grant.epoch() != i + 1) {
        continue;
      }
      var by = members.get(grant.by());
      var to = members.get(grant.to());
      if (by == null || to == null || !to.person().equals(grant.member())) {
        throw new Refusal(KeyChain.Why.NOT_TRUSTED);
      }
      if (!Ed25519.verifies(by.sign(), Signing.GRANT, text(grant), grant.signature())) {
        throw new Refusal(KeyChain.Why.BAD_SIGNATURE);
      }
      if (!trusted.contains(grant.by())) {
        throw new Refusal(KeyChain.Why.NOT_TRUSTED);
      }
      trusted.add(grant.to());
    }
    return trusted;
  }

  private Bytes text(KeyChainText.Given grant) {
    return Grant.text(
        client,
        grant.company(),
        grant.epoch(),
        grant.member(),
        grant.to(),
        grant.by(),
        grant.sha256());
  }

  /// The last statement that is believed for another reason than the one before it, which it
  /// commits to; -1 if there is none.
  private int anchor() {
    var anchor = pin == null ? -1 : names.indexOf(pin);
    for (var i = anchor + 1; i < statements.size(); i++) {
      if (company != null && company.trusts(statements.get(i).by())) {
        anchor = i;
      }
    }
    return anchor;
  }

  private static final class Refusal extends Exception {

    private final KeyChain.Why why;

    Refusal(KeyChain.Why why) {
      super(why.text(), null, false, false);
      this.why = why;
    }
  }
}
