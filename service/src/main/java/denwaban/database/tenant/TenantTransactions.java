package denwaban.database.tenant;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way to open a transaction: each sees one client's rows, or the office's own.
///
/// Row-level security in the database separates the scopes; a statement outside sees nothing. A
/// call inside an open transaction of the same scope joins it. A call for another scope throws:
/// finish one, then begin the other. [RequestScope] may bind it closer to the user whom a request
/// serves.
public final class TenantTransactions {

  /// Whose rows a transaction sees: a client's, or the office's when `client` is null.
  ///
  /// @param member of whose mailboxes alone objects and items are seen; null for all of the
  ///   client's
  /// @param reviewer to whom alone the objects seen were given for review; null for everybody else
  /// @param hands of whose calls in hand there must be one of this client; null for everybody else
  record Scope(
      @Nullable ClientId client,
      @Nullable PersonId member,
      @Nullable PersonId reviewer,
      RequestScope.@Nullable InHand hands) {

    /// Whether work that asks for `wanted` may go on here: it never sees more than it asked for.
    boolean holds(Scope wanted) {
      return equals(wanted)
          || (client != null
              && Objects.equals(hands, wanted.hands)
              && wanted.member == null
              && wanted.reviewer == null
              && client.equals(wanted.client));
    }
  }

  /// Bound while a scope is open; not inherited by other threads.
  static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

  private static final Scope OFFICE = new Scope(null, null, null, null);

  private final TransactionTemplate transaction;
  private final TransactionTemplate part;
  private final PendingAssignments pendingAssignments;

  /// @param manager the transaction manager that tells the database the scope
  public TenantTransactions(TenantTransactionManager manager) {
    this.transaction = new TransactionTemplate(manager);
    this.part = new TransactionTemplate(manager);
    this.pendingAssignments = manager.underway();
    part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /// A scope over any data source: for tests and tools without Spring.
  public static TenantTransactions over(DataSource app) {
    return new TenantTransactions(new TenantTransactionManager(app));
  }

  /// Runs `work` in one transaction that sees the rows of `client` alone. A thrown exception rolls
  /// back.
  ///
  /// @throws IllegalStateException inside an open transaction of another scope, or in the request
  ///   of a user of another client
  public <T extends @Nullable Object> T as(ClientId client, Supplier<T> work) {
    return within(scope(client, null, null), work);
  }

  /// As [#as(ClientId, Supplier)], but of what lies in mailboxes only those that this member holds.
  /// What is called within and asks for the client's scope stays within the member's.
  public <T extends @Nullable Object> T as(ClientId client, PersonId member, Supplier<T> work) {
    return within(scope(client, member, null), work);
  }

  /// As [#as(ClientId, Supplier)], but of objects only those that the client's members gave this
  /// quality reviewer, who is no member, and of their headers only this reviewer's.
  public <T extends @Nullable Object> T reviewing(
      ClientId client, PersonId reviewer, Supplier<T> work) {
    return within(scope(client, null, reviewer), work);
  }

  /// As [#as(ClientId, PersonId, Supplier)], without a result.
  public void run(ClientId client, PersonId member, Runnable work) {
    as(client, member, asSupplier(work));
  }

  /// As [#as], without a result.
  public void run(ClientId client, Runnable work) {
    as(client, asSupplier(work));
  }

  /// Runs `work` in one transaction that sees the office's rows: people, queue, numbers; never the
  /// payload, header or key of a client.
  ///
  /// @throws IllegalStateException inside an open transaction of a client
  public <T extends @Nullable Object> T office(Supplier<T> work) {
    return within(OFFICE, work);
  }

  /// As [#office(Supplier)], without a result.
  public void office(Runnable work) {
    office(asSupplier(work));
  }

  /// Runs `work` as a part of the open transaction that may fail alone: what it did is undone, and
  /// the transaction goes on for who catches what it threw.
  ///
  /// @throws IllegalStateException outside a scope
  /// @throws org.springframework.transaction.TransactionException if the whole transaction is lost
  public void apart(Runnable work) {
    if (!SCOPE.isBound()) {
      throw new IllegalStateException("a part of no transaction");
    }
    part.executeWithoutResult(status -> work.run());
  }

  /// What transactions of operators wait for.
  public PendingAssignments underway() {
    return pendingAssignments;
  }

  /// Whether this thread is inside a scope.
  public boolean open() {
    return SCOPE.isBound();
  }

  /// The client whose scope this thread is in; empty in the office's scope and outside.
  public Optional<ClientId> client() {
    return SCOPE.isBound() ? Optional.ofNullable(SCOPE.get().client()) : Optional.empty();
  }

  private static Scope scope(
      ClientId client, @Nullable PersonId member, @Nullable PersonId reviewer) {
    return switch (RequestScope.now()) {
      case RequestScope.Own(var own) when !own.equals(client) ->
          throw new IllegalStateException("in the request of another client's member");
      case RequestScope.InHand hands -> new Scope(client, member, reviewer, hands);
      case RequestScope.Own _, RequestScope.Any _ -> new Scope(client, member, reviewer, null);
    };
  }

  private <T extends @Nullable Object> T within(Scope scope, Supplier<T> work) {
    if (SCOPE.isBound()) {
      if (!SCOPE.get().holds(scope)) {
        throw new IllegalStateException("inside the fence of another scope");
      }
      return inTransaction(work);
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("inside a transaction that no fence opened");
    }
    return ScopedValue.where(SCOPE, scope).call(() -> inTransaction(work));
  }

  @SuppressWarnings("NullAway") // the template hands back what work returned
  private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  private static Supplier<@Nullable Void> asSupplier(Runnable work) {
    return () -> {
      work.run();
      return null;
    };
  }
}
