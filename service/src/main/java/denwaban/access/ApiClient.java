package denwaban.access;

import denwaban.audit.Actor;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A program of the office's, such as an identity provider, as its token proves it. It is no
/// person: it has no role, and no person begins a single action of it.
///
/// @param id of the token, never the token
/// @param madeBy who made the token
public record ApiClient(UUID id, TokenScope scope, PersonId madeBy) implements Principal {

  @Override
  public @Nullable ClientId client() {
    return null;
  }

  @Override
  public Actor actor() {
    return Actor.integration(id);
  }
}
