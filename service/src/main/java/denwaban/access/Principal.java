package denwaban.access;

import denwaban.audit.Actor;
import denwaban.kernel.ClientId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who performs an action: a person by their session, or a program of the office by its token.
public sealed interface Principal permits CurrentUser, ApiClient {

  /// Of the person or the token.
  UUID id();

  /// The client in whose log this principal's refusals are; null for the installation's log.
  @Nullable ClientId client();

  /// As the log writes who did something.
  Actor actor();
}
