package denwaban.disclosure;

import static java.util.Objects.requireNonNull;

import denwaban.http.Problem;
import denwaban.kernel.CallId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What pages send about requests. Words of short lists are checked here.
final class RequestBodies {

  private RequestBodies() {}

  /// @param due null for the usual days
  /// @param call whose message it came by; null if by none
  /// @param asks who asks, and for what
  record NewRequest(
      UUID id,
      @Nullable String kind,
      @Nullable String way,
      Instant received,
      @Nullable Instant due,
      @Nullable UUID call,
      NewNote asks) {
    NewRequest {
      requireNonNull(id);
      requireNonNull(received);
      requireNonNull(asks);
    }

    Requests.New read() {
      return new Requests.New(
          id,
          code(Kind.values(), kind),
          code(Way.values(), way),
          received,
          due,
          call == null ? null : new CallId(call),
          asks.read());
    }
  }

  record Due(Instant at) {
    Due {
      requireNonNull(at);
    }
  }

  record Identified(@Nullable String how) {}

  record Linked(UUID call) {
    Linked {
      requireNonNull(call);
    }
  }

  /// @param ground why not all of it; null if nothing was left out
  /// @param said what was answered
  /// @param late why it is late; null in time
  record Answer(
      @Nullable String form, @Nullable String ground, NewNote said, @Nullable NewNote late) {
    Answer {
      requireNonNull(said);
    }

    Requests.Ending read() {
      return new Requests.Ending(
          State.ANSWERED,
          code(Form.values(), form),
          ground == null ? null : code(Ground.values(), ground),
          said.read(),
          late == null ? null : late.read());
    }
  }

  /// @param said the reason, as it is told to who asked
  record Refusal(@Nullable String ground, NewNote said, @Nullable NewNote late) {
    Refusal {
      requireNonNull(said);
    }

    Requests.Ending read() {
      return new Requests.Ending(
          State.REFUSED,
          null,
          code(Ground.values(), ground),
          said.read(),
          late == null ? null : late.read());
    }
  }

  /// @param said how it was taken back
  record Withdrawal(NewNote said) {
    Withdrawal {
      requireNonNull(said);
    }

    Requests.Ending read() {
      return new Requests.Ending(State.WITHDRAWN, null, null, said.read(), null);
    }
  }

  static <C extends Code> C code(C[] all, @Nullable String text) {
    return Code.find(all, text).orElseThrow(Problem::malformed);
  }
}
