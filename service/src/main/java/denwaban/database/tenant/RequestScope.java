package denwaban.database.tenant;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// How far a request reaches, whatever its code asks for: [TenantTransactions] asks here before it
/// opens a client's. What the program does of itself, outside of a request, is not bound.
public sealed interface RequestScope {

  /// So long what is left of a call counts as in hand: its operator may put the message right.
  Duration AFTER_A_CALL = Duration.ofMinutes(15);

  /// A user of a client: that client's scope, and no other's.
  record Own(ClientId client) implements RequestScope {}

  /// Who answers calls: a client's scope, in which the database shows something only while it knows
  /// of a call of that client in these hands.
  ///
  /// @param since a call that was let go after this counts as in hand
  record InHand(PersonId operator, Instant since) implements RequestScope {}

  /// Everybody else: what the code asks for.
  record Any() implements RequestScope {}

  /// What may throw as a request does.
  @FunctionalInterface
  interface Serving<X extends Exception> {
    void serve() throws X;
  }

  /// Serves a request; inside, [#narrow] says who it is for.
  static <X extends Exception> void of(Serving<X> request) throws X {
    ScopedValue.where(Request.REACH, new AtomicReference<>(new Any()))
        .<Void, X>call(() -> {
          request.serve();
          return null;
        });
  }

  /// From now on this request reaches so far. Outside of a request nothing happens.
  static void narrow(RequestScope scope) {
    if (Request.REACH.isBound()) Request.REACH.get().set(scope);
  }

  /// Of the request that this thread serves.
  static RequestScope now() {
    return Request.REACH.isBound() ? Request.REACH.get().get() : new Any();
  }

  /// Not inherited by other threads: what a request hands over to them is the program's.
  final class Request {

    private static final ScopedValue<AtomicReference<RequestScope>> REACH =
        ScopedValue.newInstance();

    private Request() {}
  }
}
