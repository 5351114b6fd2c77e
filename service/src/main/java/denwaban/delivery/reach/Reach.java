package denwaban.delivery.reach;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.ReachKind;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The ways by which a client's people are reached, and the accounts that they share. Addresses go
/// in and come out only for the moment of a try.
@Component
public class Reach {

  private final TenantTransactions transactions;
  private final ReachTable table;
  private final ReachSeal seal;
  private final Contacts contacts;
  private final Map<ReachKind, Channel> channels;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Reach(
      TenantTransactions transactions,
      ReachTable table,
      ReachSeal seal,
      Contacts contacts,
      List<Channel> channels,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.seal = seal;
    this.contacts = contacts;
    this.channels = channels.stream().collect(Collectors.toMap(Channel::kind, Function.identity()));
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  public Channel channel(ReachKind kind) {
    return Objects.requireNonNull(channels.get(kind), "each kind has a channel");
  }

  public List<Way> ways(ClientId client) {
    return transactions.as(client, () -> table.ways(client));
  }

  public Optional<Way> way(ClientId client, UUID id) {
    return transactions.as(client, () -> table.way(client, id));
  }

  public List<Account> accounts(ClientId client) {
    return transactions.as(client, () -> table.accounts(client));
  }

  /// Unseals where a way leads. Not inside a scope: the vault may be slow.
  ///
  /// @return empty if it was not sealed for this client and this way
  /// @throws IOException if the vault is away, or sealed
  public Optional<Address> address(ClientId client, Way way) throws IOException {
    var own = seal.open(client, way.id(), way.sealed());
    if (own.isEmpty()) return Optional.empty();
    if (way.account() == null) return Optional.of(new Address(own.get(), ""));
    var account = accounts(client).stream().filter(it -> it.id().equals(way.account())).findFirst();
    if (account.isEmpty()) return Optional.empty();
    return seal.open(client, account.get().id(), account.get().sealed())
        .map(it -> new Address(own.get(), it));
  }

  /// What was entered of one account. Not inside a scope: the vault may be slow.
  ///
  /// @return empty if the client has none of this kind with that id
  /// @throws IOException if the vault is away, or sealed
  public Optional<Address> account(ClientId client, UUID id, ReachKind kind) throws IOException {
    var found =
        accounts(client).stream().filter(it -> it.id().equals(id) && it.kind() == kind).findFirst();
    return found.isEmpty() ? Optional.empty() : address(client, found.get());
  }

  /// The same of an account alone.
  Optional<Address> address(ClientId client, Account account) throws IOException {
    return seal.open(client, account.id(), account.sealed()).map(it -> new Address("", it));
  }

  /// Adds a way, after the others that this person has.
  ///
  /// @throws Problem 404 if there is no such person or account; 409 if there are as many as
  ///   allowed; 422 if it is no address of its kind
  public UUID add(
      CurrentUser user, UUID contact, ReachKind kind, @Nullable UUID account, String address) {
    var client = user.memberOf();
    if (contacts.find(client, contact).filter(it -> !it.left()).isEmpty()) throw Problem.notFound();
    var id = ids.next();
    var shared = account == null ? "" : opened(client, account, kind);
    if (kind.needsAccount() != (account != null)) throw unfit();
    var hint = checked(kind, new Address(address, shared));
    if (kind == ReachKind.PUSH) {
      var known = known(client, contact, address);
      if (known.isPresent()) return known.get();
    }
    var sealed = sealed(client, id, address);
    transactions.run(
        client,
        () -> {
          var has = table.ways(client).stream().filter(it -> it.contact().equals(contact)).toList();
          if (has.size() >= Way.LIMIT) {
            throw new Problem(409, "too-many-ways", Way.LIMIT);
          }
          var rank = has.stream().mapToInt(Way::rank).max().orElse(-1) + 1;
          if (rank >= Way.LIMIT) {
            rank = has.size();
            for (var i = 0; i < has.size(); i++) table.rank(client, has.get(i).id(), i);
          }
          table.add(
              client,
              new Way(id, contact, rank, kind, account, hint, sealed, null, null, null),
              clock.instant());
          say(Action.REACH_SET, user, id, kind);
        });
    return id;
  }

  /// The device that this person has allowed already.
  private Optional<UUID> known(ClientId client, UUID contact, String subscription) {
    return ways(client).stream()
        .filter(it -> it.contact().equals(contact) && it.kind() == ReachKind.PUSH)
        .filter(it -> opens(client, it).filter(subscription::equals).isPresent())
        .map(Way::id)
        .findFirst();
  }

  private Optional<String> opens(ClientId client, Way way) {
    try {
      return seal.open(client, way.id(), way.sealed());
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  /// @param order all ways of the person, the first one first
  /// @throws Problem 404 if these are not all of this person's
  public void order(CurrentUser user, UUID contact, List<UUID> order) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          var has =
              table.ways(client).stream()
                  .filter(it -> it.contact().equals(contact))
                  .map(Way::id)
                  .collect(Collectors.toSet());
          if (has.size() != order.size() || !has.containsAll(order)) throw Problem.notFound();
          for (var i = 0; i < order.size(); i++) table.rank(client, order.get(i), i);
          audit.append(
              Entry.done(
                  Action.REACH_SET, client, contact.toString(), user.actor(), Purpose.MANAGE));
        });
  }

  /// @throws Problem 404 if there is no such way
  public void end(CurrentUser user, UUID way) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          var kind = table.way(client, way).map(Way::kind).orElseThrow(Problem::notFound);
          if (!table.endWay(client, way, clock.instant())) throw Problem.notFound();
          say(Action.REACH_ENDED, user, way, kind);
        });
  }

  /// Adds an account, or gives one a new secret.
  ///
  /// @throws Problem 404 if the id is another's; 409 if there are as many as allowed; 422 if the
  ///   secret or the label does not fit
  public void put(CurrentUser user, UUID id, ReachKind kind, String label, String secret) {
    var client = user.memberOf();
    var called = label.strip();
    if (!kind.needsAccount()
        || called.isEmpty()
        || called.length() > Account.LABEL_LIMIT
        || called.chars().anyMatch(Character::isISOControl)) {
      throw unfit();
    }
    var hint = checked(kind, new Address("", secret));
    var kept = channel(kind).kept(secret);
    var sealed = sealed(client, id, kept.account());
    transactions.run(
        client,
        () -> {
          var has = table.accounts(client);
          if (has.size() >= Account.LIMIT && has.stream().noneMatch(it -> it.id().equals(id))) {
            throw new Problem(409, "too-many-accounts", Account.LIMIT);
          }
          var account =
              new Account(
                  id,
                  kind,
                  called,
                  hint,
                  sealed,
                  null,
                  null,
                  null,
                  null,
                  kept.publicKey(),
                  kept.reports(),
                  null);
          if (!table.put(client, account, user.person(), clock.instant())) throw Problem.notFound();
          say(Action.REACH_ACCOUNT_SET, user, id, kind);
        });
  }

  /// Ends an account with the ways that use it.
  ///
  /// @throws Problem 404 if there is none
  public void endAccount(CurrentUser user, UUID id) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          var kind =
              table.accounts(client).stream()
                  .filter(it -> it.id().equals(id))
                  .map(Account::kind)
                  .findFirst()
                  .orElseThrow(Problem::notFound);
          var _ = table.endAccount(client, id, clock.instant());
          say(Action.REACH_ACCOUNT_ENDED, user, id, kind);
        });
  }

  /// A vendor told us something that was signed. Opens the client's scope.
  public void reported(ClientId client, UUID account) {
    transactions.run(client, () -> table.reported(client, account, clock.instant()));
  }

  /// Whether the client has or had a way of this kind. In the client's scope.
  public boolean everAsked(ClientId client, ReachKind kind) {
    return table.ever(client, kind);
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
        if (why.equals("gone") && account.kind() == ReachKind.WEBHOOK && !account.disabled()) {
          say(Action.REACH_DISABLED, client, id, account.kind());
        }
      }
      // nothing was said of the account: the next round asks again
      case Outcome.Later(var why, _) -> table.accountFailed(client, id, why, at);
      case Outcome.Unknown() -> table.accountFailed(client, id, "no-answer", at);
    }
  }

  /// A way that the vendor says is gone for ever, such as a browser's subscription. A webhook's
  /// stays, disabled, so that somebody sees it. In the client's scope.
  public void gone(ClientId client, Way way, Instant at) {
    if (way.kind() == ReachKind.WEBHOOK) {
      say(Action.REACH_DISABLED, client, way.id(), way.kind());
    } else if (table.endWay(client, way.id(), at)) {
      say(Action.REACH_ENDED, client, way.id(), way.kind());
    }
  }

  /// Of what no person did.
  private void say(Action action, ClientId client, UUID id, ReachKind kind) {
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
      ReachKind kind, String hint, @Nullable Instant since, @Nullable String trouble) {
    return since == null || trouble == null
        ? Optional.empty()
        : Optional.of(new Broken(kind, hint, since, trouble));
  }

  /// Who can be told: not left, with their ways in order, without those that are disabled.
  public Map<UUID, List<Way>> reachable(ClientId client) {
    var here =
        contacts.all(client).stream()
            .filter(it -> !it.left())
            .map(Contact::id)
            .collect(Collectors.toSet());
    var disabled =
        accounts(client).stream()
            .filter(Account::disabled)
            .map(Account::id)
            .collect(Collectors.toSet());
    return ways(client).stream()
        .filter(it -> here.contains(it.contact()))
        .filter(it -> it.account() == null || !disabled.contains(it.account()))
        .collect(Collectors.groupingBy(Way::contact));
  }

  private String opened(ClientId client, UUID account, ReachKind kind) {
    var found =
        accounts(client).stream()
            .filter(it -> it.id().equals(account) && it.kind() == kind)
            .findFirst()
            .orElseThrow(Problem::notFound);
    try {
      return seal.open(client, account, found.sealed()).orElseThrow(Problem::notFound);
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private Bytes sealed(ClientId client, UUID id, String text) {
    try {
      return seal.seal(client, id, text);
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private String checked(ReachKind kind, Address address) {
    if (address.own().length() > Address.LIMIT || address.account().length() > Address.LIMIT) {
      throw unfit();
    }
    try {
      return channel(kind).check(address);
    } catch (IllegalArgumentException e) {
      throw unfit();
    }
  }

  private static Problem unfit() {
    return new Problem(422, "address-unfit");
  }

  private void say(Action action, CurrentUser user, UUID id, ReachKind kind) {
    audit.append(
        new Entry(
            action,
            user.memberOf(),
            id.toString(),
            user.actor(),
            Purpose.MANAGE,
            Result.DONE,
            Map.of("kind", kind.code())));
  }
}
