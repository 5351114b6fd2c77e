package denwaban.assurance.observation;

import denwaban.kernel.ClientId;
import java.util.Locale;
import java.util.Optional;

/// What an observation is about.
///
/// @param id of it; empty for the office as a whole
public record Scope(Kind kind, String id) {

  /// The office as a whole.
  public static final Scope OFFICE = new Scope(Kind.OFFICE, "");

  /// What can be observed.
  public enum Kind {
    OFFICE,
    SITE,
    CLIENT,
    CONTRACT,
    SERVICE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @throws IllegalArgumentException if the office has an id, or anything else has none
  public Scope {
    if ((kind == Kind.OFFICE) != id.isEmpty()) {
      throw new IllegalArgumentException("the office alone has no id");
    }
  }

  public static Scope of(ClientId client) {
    return new Scope(Kind.CLIENT, client.toString());
  }

  static Scope of(String kind, String id) {
    return new Scope(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
  }

  /// The client that it is about, if it is about one.
  public Optional<ClientId> client() {
    return kind == Kind.CLIENT ? Optional.of(ClientId.of(id)) : Optional.empty();
  }
}
