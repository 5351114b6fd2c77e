package denwaban.delivery.way;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.directory.Contacts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changes of the ways by which a client's people are reached, and of the accounts that they share,
/// by its administrator. What is entered is sealed at once.
@Component
public class DeliveryWayChanges {

  private final DeliveryWays deliveryWays;
  private final TenantTransactions transactions;
  private final DeliveryWayTable table;
  private final DeliveryWaySeal seal;
  private final Contacts contacts;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  DeliveryWayChanges(
      DeliveryWays deliveryWays,
      TenantTransactions transactions,
      DeliveryWayTable table,
      DeliveryWaySeal seal,
      Contacts contacts,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.deliveryWays = deliveryWays;
    this.transactions = transactions;
    this.table = table;
    this.seal = seal;
    this.contacts = contacts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Adds a way, after the others that this person has.
  ///
  /// @throws Problem 404 if there is no such person or account; 409 if there are as many as
  ///   allowed; 422 if it is no address of its kind
  public UUID add(
      CurrentUser user,
      UUID contact,
      DeliveryWayKind kind,
      @Nullable UUID account,
      String address) {
    var client = user.memberOf();
    if (contacts.find(client, contact).filter(it -> !it.left()).isEmpty()) throw Problem.notFound();
    var id = ids.next();
    var shared = account == null ? "" : opened(client, account, kind);
    if (kind.needsAccount() != (account != null)) throw unfit();
    var hint = checked(kind, new Address(address, shared));
    if (kind == DeliveryWayKind.PUSH) {
      var known = known(client, contact, address);
      if (known.isPresent()) return known.get();
    }
    var sealed = sealed(client, id, address);
    transactions.run(
        client,
        () -> {
          table.lockWays(client, contact);
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
    return deliveryWays.ways(client).stream()
        .filter(it -> it.contact().equals(contact) && it.kind() == DeliveryWayKind.PUSH)
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
          if (has.size() != order.size() || !has.equals(new HashSet<>(order))) {
            throw Problem.notFound();
          }
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
  public void put(CurrentUser user, UUID id, DeliveryWayKind kind, String label, String secret) {
    var client = user.memberOf();
    var called = label.strip();
    if (!kind.needsAccount()
        || called.isEmpty()
        || called.length() > Account.LABEL_LIMIT
        || called.chars().anyMatch(Character::isISOControl)) {
      throw unfit();
    }
    var hint = checked(kind, new Address("", secret));
    var kept = deliveryWays.channel(kind).kept(secret);
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

  private String opened(ClientId client, UUID account, DeliveryWayKind kind) {
    var found =
        deliveryWays.accounts(client).stream()
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

  private String checked(DeliveryWayKind kind, Address address) {
    if (address.own().length() > Address.LIMIT || address.account().length() > Address.LIMIT) {
      throw unfit();
    }
    try {
      return shown(deliveryWays.channel(kind).check(address));
    } catch (IllegalArgumentException e) {
      throw unfit();
    }
  }

  /// Of a long name its end, which says whose it is.
  private static String shown(String hint) {
    var over = hint.length() - Way.HINT_LIMIT;
    return over <= 0 ? hint : "…" + hint.substring(over + 1);
  }

  private static Problem unfit() {
    return new Problem(422, "address-unfit");
  }

  private void say(Action action, CurrentUser user, UUID id, DeliveryWayKind kind) {
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
