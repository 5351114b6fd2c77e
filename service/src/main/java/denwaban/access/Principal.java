package denwaban.access;

import denwaban.audit.Actor;
import denwaban.kernel.ClientId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who does a deed: a person by his session, or a program of the office's by its token.
public sealed interface Principal permits CurrentUser, ApiClient {

  /// Of the person or the token.
  UUID id();

  /// In whose log his refusals stand; null for the installation's.
  @Nullable ClientId client();

  /// As the log writes who did something.
  Actor actor();
}
