package denwaban.contract.subprocessor;

import denwaban.contract.Contracts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.outbound.Destinations;
import denwaban.kernel.ClientId;
import denwaban.terms.ContractRecord;
import denwaban.terms.SubprocessorTerms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The hosts that something of a client's may be sent to, as the contract and the client's own
/// answers say (controls.md S4.2).
@Component
class AllowList implements Destinations {

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  // addresses of systems that the client runs, or takes its copies into
  private static final Set<String> OWN = Set.of("webhook", "copy");

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final SubprocessorTable table;

  AllowList(TenantTransactions transactions, Contracts contracts, SubprocessorTable table) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.table = table;
  }

  @Override
  public Found standing(ClientId client, String host, String purpose, Instant at) {
    if (HERE.contains(host)) return new Found(Standing.HERE, host);
    if (OWN.contains(purpose)) return new Found(Standing.OWN, host);
    var register = transactions.office(table::all);
    return transactions.as(
        client,
        () -> {
          var terms = terms(client, at);
          return terms
              .named(host, at)
              .or(() -> agreed(client, register, terms, host, at))
              .map(entry -> new Found(Standing.LISTED, entry))
              .orElseGet(() -> new Found(without(client, at), host));
        });
  }

  /// What holds of sub-processors; approvals alone where the terms have no record.
  SubprocessorTerms terms(ClientId client, Instant at) {
    return contracts
        .terms(client, at)
        .flatMap(it -> Optional.ofNullable(it.record()))
        .map(SubprocessorTerms::of)
        .orElse(SubprocessorTerms.UNSAID);
  }

  private Standing without(ClientId client, Instant at) {
    return graceUntil(client, at).isPresent() ? Standing.GRACE : Standing.REFUSED;
  }

  /// Until when something goes out for a client that has agreed to no list yet; empty for others.
  Optional<Instant> graceUntil(ClientId client, Instant at) {
    var signed = contracts.terms(client, at).filter(it -> it.record() != null).isPresent();
    return signed ? Optional.empty() : contracts.signingGrace(client).filter(at::isBefore);
  }

  private Optional<String> agreed(
      ClientId client,
      List<Subprocessor> register,
      SubprocessorTerms terms,
      String host,
      Instant at) {
    if (!terms.policy().approvals()) return Optional.empty();
    var consents = consents(client);
    return register.stream()
        .filter(
            it -> begins(it, consents.get(it.id()), terms).filter(t -> !t.isAfter(at)).isPresent())
        .flatMap(it -> it.hosts().match(host).stream())
        .findFirst();
  }

  Map<UUID, Consent> consents(ClientId client) {
    return table.consents(client).stream()
        .collect(Collectors.toMap(Consent::subprocessor, Function.identity()));
  }

  /// From when on one may be reached; empty if never, as things stand.
  static Optional<Instant> begins(
      Subprocessor it, @Nullable Consent consent, SubprocessorTerms terms) {
    if (consent == null || it.endedAt() != null || !terms.policy().approvals()) {
      return Optional.empty();
    }
    var agreed =
        switch (consent.state()) {
          case APPROVED -> consent.stateAt();
          case OBJECTED -> null;
          case ASKED ->
              terms.policy() == SubprocessorTerms.Policy.GENERAL_NOTICE
                  ? consent.askedAt().plus(terms.notice())
                  : null;
        };
    var from = it.from().atStartOfDay(ContractRecord.JAPAN).toInstant();
    return Optional.ofNullable(agreed).map(then -> then.isAfter(from) ? then : from);
  }
}
