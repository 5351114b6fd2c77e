package denwaban.delivery.way;

import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The ways by which a client's people are reached, and the accounts that they share. Addresses
/// come out only for the moment of a try; they go in by [DeliveryWayChanges].
@Component
public class DeliveryWays {

  private final TenantTransactions transactions;
  private final DeliveryWayTable table;
  private final DeliveryWaySeal seal;
  private final Contacts contacts;
  private final Map<DeliveryWayKind, Channel> channels;

  DeliveryWays(
      TenantTransactions transactions,
      DeliveryWayTable table,
      DeliveryWaySeal seal,
      Contacts contacts,
      List<Channel> channels) {
    this.transactions = transactions;
    this.table = table;
    this.seal = seal;
    this.contacts = contacts;
    this.channels = channels.stream().collect(Collectors.toMap(Channel::kind, Function.identity()));
  }

  public Channel channel(DeliveryWayKind kind) {
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
  public Optional<Address> account(ClientId client, UUID id, DeliveryWayKind kind)
      throws IOException {
    var found =
        accounts(client).stream().filter(it -> it.id().equals(id) && it.kind() == kind).findFirst();
    return found.isEmpty() ? Optional.empty() : address(client, found.get());
  }

  /// The same of an account alone.
  Optional<Address> address(ClientId client, Account account) throws IOException {
    return seal.open(client, account.id(), account.sealed()).map(it -> new Address("", it));
  }

  /// Whether the client has or had a way of this kind. In the client's scope.
  public boolean everAsked(ClientId client, DeliveryWayKind kind) {
    return table.ever(client, kind);
  }

  /// Whether this person is told of anything at this moment.
  public boolean tells(ClientId client, UUID contact) {
    return transactions.as(
        client,
        () ->
            contacts.find(client, contact).filter(it -> !it.left()).isPresent()
                && !contacts.ended(client).containsKey(contact));
  }

  /// Who left the directory is told of nothing, nor is who has an account whose access has ended,
  /// whoever ended it.
  private Set<UUID> told(ClientId client) {
    var ended = contacts.ended(client).keySet();
    return contacts.all(client).stream()
        .filter(it -> !it.left())
        .map(Contact::id)
        .filter(it -> !ended.contains(it))
        .collect(Collectors.toSet());
  }

  /// Who can be told, with their ways in order, without those that are disabled.
  public Map<UUID, List<Way>> reachable(ClientId client) {
    var here = told(client);
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
}
