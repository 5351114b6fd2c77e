package denwaban.audit;

import denwaban.kernel.ClientId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One act, as its module tells it.
///
/// @param client whose log it goes to; null for the installation's own log
/// @param object id of the thing it was done to; an id, never a name or number
/// @param detail reasons and circumstances; may hold personal data: leaves carry only a salted
///   commitment to it
public record Entry(
    Action action,
    @Nullable ClientId client,
    String object,
    Actor actor,
    Purpose purpose,
    Result result,
    Map<String, String> detail) {

  public Entry {
    detail = Map.copyOf(detail);
  }

  /// An act that was done, with nothing more to say.
  public static Entry done(
      Action action, @Nullable ClientId client, String object, Actor actor, Purpose purpose) {
    return new Entry(action, client, object, actor, purpose, Result.DONE, Map.of());
  }
}
