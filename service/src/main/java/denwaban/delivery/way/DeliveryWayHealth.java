package denwaban.delivery.way;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What works of a client's ways and accounts, and what does not, as tries and vendors say.
@Component
public class DeliveryWayHealth {

  private final TenantTransactions transactions;
  private final DeliveryWayTable table;
  private final AuditLog audit;
  private final InstantSource clock;

  DeliveryWayHealth(
      TenantTransactions transactions,
      DeliveryWayTable table,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.audit = audit;
    this.clock = clock;
  }

  /// A vendor told us something that was signed. Opens the client's scope.
  public void reported(ClientId client, UUID account) {
    transactions.run(client, () -> table.reported(client, account, clock.instant()));
  }

  /// In the client's scope.
  public void worked(ClientId client, Way way, Instant at) {
    table.worked(client, way.id(), way.account(), at);
  }

  /// In the client's scope.
  public void failed(ClientId client, Way way, String trouble, Instant at) {
    table.failed(client, way.id(), way.account(), trouble, at);
  }

  /// What came of asking a vendor about an account. In the client's scope.
  void checked(ClientId client, Account account, Outcome said, Instant at) {
    var id = account.id();
    switch (said) {
      case Outcome.Accepted() -> {
        table.checked(client, id, at);
        table.accountWorked(client, id, at);
      }
      case Outcome.Refused(var why) -> {
        table.checked(client, id, at);
        table.accountFailed(client, id, why, at);
        if (why.equals("gone")
            && account.kind() == DeliveryWayKind.WEBHOOK
            && !account.disabled()) {
          say(Action.REACH_DISABLED, client, id, account.kind());
        }
      }
      // nothing was said of the account: the next round asks again
      case Outcome.Later(var why, _) -> table.accountFailed(client, id, why, at);
      case Outcome.Unknown() -> table.accountFailed(client, id, "no-answer", at);
    }
  }

  /// What a vendor says is gone for ever. In the client's scope.
  ///
  /// - A browser's subscription never comes back.
  /// - A webhook stays, disabled, so that a person sees it.
  /// - A chat stays and is tried again: it is the account of many, whose trouble is shown, and
  ///   nobody would have a way any more when its address is entered anew.
  public void gone(ClientId client, Way way, Instant at) {
    switch (way.kind()) {
      case PUSH -> {
        if (table.endWay(client, way.id(), at)) {
          say(Action.REACH_ENDED, client, way.id(), way.kind());
        }
      }
      case WEBHOOK -> say(Action.REACH_DISABLED, client, way.id(), way.kind());
      case MAIL, SLACK, TEAMS, CHATWORK, LINEWORKS -> {}
    }
  }

  /// Of what no person did.
  private void say(Action action, ClientId client, UUID id, DeliveryWayKind kind) {
    audit.append(
        new Entry(
            action,
            client,
            id.toString(),
            Actor.SERVICE,
            Purpose.OPERATE,
            Result.DONE,
            Map.of("kind", kind.code())));
  }

  /// What of a client's does not work. Of an account that fails, its ways are not listed too.
  public List<Broken> broken(ClientId client) {
    return transactions.as(client, () -> broken(table.accounts(client), table.ways(client)));
  }

  private static List<Broken> broken(List<Account> accounts, List<Way> ways) {
    var failing =
        accounts.stream()
            .filter(it -> it.trouble() != null)
            .map(Account::id)
            .collect(Collectors.toSet());
    return Stream.concat(
            accounts.stream().map(it -> broken(it.kind(), it.label(), it.failedAt(), it.trouble())),
            ways.stream()
                .filter(it -> it.account() == null || !failing.contains(it.account()))
                .map(it -> broken(it.kind(), it.hint(), it.failedAt(), it.trouble())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Broken> broken(
      DeliveryWayKind kind, String hint, @Nullable Instant since, @Nullable String trouble) {
    return since == null || trouble == null
        ? Optional.empty()
        : Optional.of(new Broken(kind, hint, since, trouble));
  }
}
