package denwaban.assurance.producer;

import denwaban.assurance.deviation.Deviations;
import denwaban.assurance.observation.Scope;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.Contracts;
import denwaban.contract.Terms;
import denwaban.http.outbound.Destinations.Standing;
import denwaban.http.outbound.FlowRegister;
import denwaban.kernel.ClientId;
import denwaban.script.Content;
import denwaban.script.Field;
import denwaban.script.Scripts;
import denwaban.storage.StoragePlace;
import denwaban.terms.ContractRecord;
import denwaban.terms.DataScope;
import denwaban.terms.Grade;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What each client's signed contract says of single duties, and whether what goes out keeps to it.
@Component
final class ContractProducer implements Producer {

  /// Flows of so long are compared.
  private static final Duration WITHIN = Duration.ofDays(30);

  private final Clients clients;
  private final Contracts contracts;
  private final FlowRegister flows;
  private final Scripts scripts;
  private final StoragePlace place;
  private final Deviations deviations;
  private final InstantSource clock;

  ContractProducer(
      Clients clients,
      Contracts contracts,
      FlowRegister flows,
      Scripts scripts,
      StoragePlace place,
      Deviations deviations,
      InstantSource clock) {
    this.clients = clients;
    this.contracts = contracts;
    this.flows = flows;
    this.scripts = scripts;
    this.place = place;
    this.deviations = deviations;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of(
        "contract.subprocessing",
        "contract.retention",
        "contract.liability",
        "inventory.categories",
        "storage.region",
        "contract.breach");
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
    var record =
        contracts
            .terms(client, clock.instant())
            .filter(it -> it.signed() != Terms.Signed.NOBODY)
            .map(Terms::record)
            .filter(it -> Grade.of(it) == Grade.NDA_PLUS_DPA);
    subprocessing(findings, client, record);
    retention(findings, client, record);
    liability(findings, client, record);
    categories(findings, client, record);
    region(findings, client, record);
    breach(findings, client, record);
  }

  /// Whether it is agreed what follows if an item is not met, and nothing waits to be made good.
  private void breach(Findings findings, ClientId client, Optional<ContractRecord> signed) {
    var agreed = signed.isEmpty() ? 0 : deviations.agreed(client).size();
    var all = deviations.of(client);
    var open = all.stream().filter(it -> it.settledAt() == null).count();
    findings.add(
        "contract.breach",
        Scope.of(client),
        agreed > 0 && open == 0,
        all.size(),
        all.size(),
        agreed == 0
            ? "要件を守らなかったときの取り決めに、双方の署名がありません。"
            : "守らなかったときの取り決めが %d 件あり、対応の済んでいない逸脱は %d 件です。".formatted(agreed, open),
        agreed == 0
            ? "What follows if a requirement is not met is not signed by both sides."
            : "%d consequences are agreed; %d deviations wait to be made good."
                .formatted(agreed, open));
  }

  private void region(Findings findings, ClientId client, Optional<ContractRecord> signed) {
    var agreed = signed.map(it -> it.reading().set("storage.regions"));
    var here = place.country();
    findings.add(
        "storage.region",
        Scope.of(client),
        agreed.filter(it -> it.contains(here)).isPresent(),
        1,
        1,
        agreed
            .map(it -> "保存場所の国は %s、契約で認めた国は %s です。".formatted(here, String.join("、", it)))
            .orElse("保存場所を定めた契約に双方の署名がありません。"),
        agreed
            .map(it ->
                "It is stored in %s; the contract names %s.".formatted(here, String.join(", ", it)))
            .orElse("No contract that names the place of storage is signed by both sides."));
  }

  /// Whether the desk asks for nothing that the contract does not name.
  private void categories(Findings findings, ClientId client, Optional<ContractRecord> signed) {
    var fields =
        scripts.content(client).map(Content::fields).orElse(List.of()).stream()
            .map(Field::key)
            .toList();
    var scope = signed.map(DataScope::of);
    var asked = fields.stream().filter(it -> scope.isEmpty() || scope.get().asks(it)).toList();
    var agreed =
        scope.isPresent()
            && asked.stream()
                .flatMap(it -> DataScope.ofField(it).stream())
                .allMatch(scope.get()::allows);
    findings.add(
        "inventory.categories",
        Scope.of(client),
        agreed,
        fields.size(),
        fields.size(),
        scope.isEmpty()
            ? "取り扱う項目を定めた契約に双方の署名がありません。"
            : "入力欄 %d 個のうち、契約にない項目のため聞かない欄は %d 個です。"
                .formatted(fields.size(), fields.size() - asked.size()),
        scope.isEmpty()
            ? "No contract that names the categories of data is signed by both sides."
            : "Of %d fields of the form, %d are not asked, as the contract does not name them."
                .formatted(fields.size(), fields.size() - asked.size()));
  }

  private void subprocessing(Findings findings, ClientId client, Optional<ContractRecord> signed) {
    var since = clock.instant().minus(WITHIN);
    var seen = flows.of(client).stream().filter(it -> it.last().isAfter(since)).toList();
    var without = seen.stream().filter(it -> it.standing() == Standing.GRACE).count();
    findings.add(
        "contract.subprocessing",
        Scope.of(client),
        signed.isPresent() && without == 0,
        seen.size(),
        seen.size(),
        signed.isEmpty()
            ? "再委託の条項に双方の署名がありません。"
            : "再委託の条項に双方の署名があり、この 30 日の送信先 %d 件のうち、承諾のないものは %d 件です。"
                .formatted(seen.size(), without),
        signed.isEmpty()
            ? "No clause on sub-processing is signed by both sides."
            : "A clause on sub-processing is signed; of %d hosts of 30 days, %d were not agreed to."
                .formatted(seen.size(), without));
  }

  private static void retention(
      Findings findings, ClientId client, Optional<ContractRecord> signed) {
    findings.add(
        "contract.retention",
        Scope.of(client),
        signed.isPresent(),
        1,
        1,
        signed
            .map(ContractRecord::reading)
            .map(it ->
                "署名した契約：録音 %d 日、伝言 %d 日、消去は期限から %d 時間以内、漏えいの第一報は %d 時間以内。"
                    .formatted(
                        it.number("retention.recording"),
                        it.number("retention.message"),
                        it.number("deletion.maxDelay"),
                        it.number("incident.firstNotice")))
            .orElse("保存・消去・報告の条項に双方の署名がありません。"),
        signed
            .map(ContractRecord::reading)
            .map(it ->
                "Signed: recordings %d days, messages %d days, erased within %d hours, first notice of a breach within %d hours."
                    .formatted(
                        it.number("retention.recording"),
                        it.number("retention.message"),
                        it.number("deletion.maxDelay"),
                        it.number("incident.firstNotice")))
            .orElse("No clauses on keeping, erasing and reporting are signed by both sides."));
  }

  /// Who is liable for personal data without a cap, and who does what in an incident.
  private static void liability(
      Findings findings, ClientId client, Optional<ContractRecord> signed) {
    var uncapped = signed.map(it -> it.reading().set("liability.uncapped")).orElse(List.of());
    findings.add(
        "contract.liability",
        Scope.of(client),
        uncapped.contains("personal-data"),
        1,
        1,
        signed.isEmpty()
            ? "損害賠償と責任分担の条項に双方の署名がありません。"
            : uncapped.contains("personal-data")
                ? "署名した契約で、個人データの漏えいには賠償の上限を適用せず、事故時の役割を決めています。"
                : "署名した契約では、個人データの漏えいにも賠償の上限が適用されます。",
        signed.isEmpty()
            ? "No clauses on liability are signed by both sides."
            : uncapped.contains("personal-data")
                ? "The signed contract caps no liability for leaks of personal data, and says who does what in an incident."
                : "The signed contract caps liability for leaks of personal data, too.");
  }
}
