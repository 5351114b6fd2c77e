package denwaban.assurance.producer;

import denwaban.assurance.observation.Scope;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.contract.Terms;
import denwaban.contract.confirmation.Confirmations;
import denwaban.kernel.ClientId;
import denwaban.terms.Grade;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What holds for each client: its terms, its key, its own word about us.
@Component
final class ClientProducer implements Producer {

  private final Clients clients;
  private final Contracts contracts;
  private final Confirmations confirmations;
  private final CompanyKeys keys;
  private final InstantSource clock;

  ClientProducer(
      Clients clients,
      Contracts contracts,
      Confirmations confirmations,
      CompanyKeys keys,
      InstantSource clock) {
    this.clients = clients;
    this.contracts = contracts;
    this.confirmations = confirmations;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of("contract.terms", "contract.document", "contract.confirmed", "client.key");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void look(Findings findings) throws InterruptedException {
    for (var client : clients.active().stream().map(Client::id).toList()) {
      if (Thread.interrupted()) throw new InterruptedException();
      findings.each(client, checks(), () -> look(findings, client));
    }
  }

  private void look(Findings findings, ClientId client) {
    terms(findings, client);
    document(findings, client);
    confirmed(findings, client);
    key(findings, client);
  }

  private void terms(Findings findings, ClientId client) {
    var terms = contracts.terms(client, clock.instant());
    findings.add(
        "contract.terms",
        Scope.of(client),
        terms.isPresent(),
        1,
        1,
        terms.map(it -> "第 %d 版の契約条件が発効しています。".formatted(it.version())).orElse("発効中の契約条件がありません。"),
        terms
            .map(it -> "Terms of version %d are in force.".formatted(it.version()))
            .orElse("No terms are in force."));
  }

  /// Whether what is in force was signed, and settles all that handling personal data needs.
  private void document(Findings findings, ClientId client) {
    var terms = contracts.terms(client, clock.instant());
    var missing = terms.map(Terms::record).map(Grade::missing);
    findings.add(
        "contract.document",
        Scope.of(client),
        missing.filter(List::isEmpty).isPresent(),
        1,
        1,
        missing.isEmpty()
            ? "双方が署名した契約がありません。"
            : missing.get().isEmpty() ? signedJa(how(client, terms.get())) : "契約に必要な項目が足りません。",
        missing.isEmpty()
            ? "No contract is signed by both sides."
            : missing.get().isEmpty()
                ? signedEn(how(client, terms.get()))
                : "The contract lacks what it must have.");
  }

  private enum How {
    ON_PAPER,
    BY_THE_OFFICE,
    BY_BOTH
  }

  private How how(ClientId client, Terms terms) {
    if (contracts.onPaper(client).contains(terms.version())) return How.ON_PAPER;
    return terms.signed() == Terms.Signed.OFFICE ? How.BY_THE_OFFICE : How.BY_BOTH;
  }

  private static String signedJa(How how) {
    return switch (how) {
      case ON_PAPER -> "機密保持と個人情報の取扱いを定めた契約に、双方の署名があります（紙で締結、スキャン）。";
      case BY_THE_OFFICE -> "機密保持と個人情報の取扱いを定めた契約のいまの版に、委託先の署名があります（委託先の義務を重くするだけの変更）。";
      case BY_BOTH -> "機密保持と個人情報の取扱いを定めた契約に、双方の署名があります。";
    };
  }

  private static String signedEn(How how) {
    return "A contract with confidentiality and the handling of personal data is signed"
        + switch (how) {
          case ON_PAPER -> " on paper (scan).";
          case BY_THE_OFFICE -> ", in this version by the office alone: it binds nobody else more.";
          case BY_BOTH -> ".";
        };
  }

  private void confirmed(Findings findings, ClientId client) {
    var now = clock.instant();
    var newest = confirmations.newest(client);
    var due = newest.map(it -> it.at().plus(Confirmations.AGAIN)).filter(it -> !it.isAfter(now));
    findings.add(
        "contract.confirmed",
        Scope.of(client),
        newest.isPresent() && due.isEmpty(),
        1,
        1,
        newest.isEmpty()
            ? "委託元の委託先確認記録がまだありません。"
            : due.isPresent() ? "前の委託先確認記録から 1 年を過ぎています。" : "1 年以内の委託先確認記録があります。",
        newest.isEmpty()
            ? "The client has not signed a confirmation of this vendor yet."
            : due.isPresent()
                ? "The client's last confirmation is more than a year old."
                : "The client signed a confirmation within a year.");
  }

  private void key(Findings findings, ClientId client) {
    var key = keys.current(client);
    findings.add(
        "client.key",
        Scope.of(client),
        key.isPresent(),
        1,
        1,
        key.map(it -> "録音と伝言は、委託元の第 %d 代の鍵で封緘されます。".formatted(it.epoch()))
            .orElse("委託元の鍵がまだないため、伝言も録音も残せません。"),
        key.map(it ->
                "Recordings and messages are sealed to the client's key of epoch %d."
                    .formatted(it.epoch()))
            .orElse("The client has no key yet: neither messages nor recordings can be kept."));
  }
}
