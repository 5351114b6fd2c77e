package denwaban.people.scim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What of a SCIM user the registry takes; mail addresses, groups, roles and all else it does not
/// keep. Names are case-insensitive (RFC 7643 section 2.1).
enum Attribute {
  USER_NAME(Schema.CORE, "userName", false),
  EXTERNAL_ID(Schema.CORE, "externalId", true),
  DISPLAY_NAME(Schema.CORE, "displayName", false),
  FORMATTED(Schema.CORE, "name.formatted", false),
  FAMILY_NAME(Schema.CORE, "name.familyName", false),
  GIVEN_NAME(Schema.CORE, "name.givenName", false),
  ACTIVE(Schema.CORE, "active", false),
  ORGANIZATION(Schema.ENTERPRISE, "organization", true),
  DEPARTMENT(Schema.ENTERPRISE, "department", true),
  KANA(Schema.OWN, "kana", true),
  KIND(Schema.OWN, "kind", false),
  PLACE(Schema.OWN, "place", false),
  SITE(Schema.OWN, "site", true),
  HOURS(Schema.OWN, "hours", true),
  FROM(Schema.OWN, "from", true),
  UNTIL(Schema.OWN, "until", true);

  /// The three schemas of a user here.
  enum Schema {
    CORE("urn:ietf:params:scim:schemas:core:2.0:User"),
    ENTERPRISE("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
    /// Ours. Entra ID takes attributes of an application's own by no other form of URN.
    OWN("urn:ietf:params:scim:schemas:extension:denwaban:2.0:User");

    final String urn;

    Schema(String urn) {
      this.urn = urn;
    }

    static Optional<Schema> of(String urn) {
      return Arrays.stream(values()).filter(it -> it.urn.equalsIgnoreCase(urn)).findFirst();
    }

    List<Attribute> attributes() {
      return Arrays.stream(Attribute.values()).filter(it -> it.schema == this).toList();
    }
  }

  final Schema schema;

  /// Within its schema, with the part of a complex attribute after a dot.
  final String label;

  /// Whether it can be removed.
  final boolean removable;

  Attribute(Schema schema, String label, boolean removable) {
    this.schema = schema;
    this.label = label;
    this.removable = removable;
  }

  /// @param path such as `name.givenName`, or with its schema's URN and a colon before it
  static Optional<Attribute> of(String path) {
    var schema = Schema.CORE;
    var rest = path;
    for (var one : Schema.values()) {
      if (path.regionMatches(true, 0, one.urn + ":", 0, one.urn.length() + 1)) {
        schema = one;
        rest = path.substring(one.urn.length() + 1);
      }
    }
    return in(schema, rest);
  }

  static Optional<Attribute> in(Schema schema, String label) {
    var lower = label.toLowerCase(Locale.ROOT);
    return schema.attributes().stream()
        .filter(it -> it.label.toLowerCase(Locale.ROOT).equals(lower))
        .findFirst();
  }
}
