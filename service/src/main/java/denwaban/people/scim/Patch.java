package denwaban.people.scim;

import denwaban.people.scim.Attribute.Schema;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the operations of a PATCH (RFC 7644 section 3.5.2) as Entra ID and Okta send them: with a
/// path or without, in capitals or not.
final class Patch {

  /// In one request.
  static final int OPERATIONS = 100;

  /// An attribute, perhaps with a filter of its values and a part; all of it after a schema's URN.
  private static final Pattern PATH =
      Pattern.compile(
          "(?:urn:[\\w.:-]+:)?(?<name>[A-Za-z$][\\w$-]*)(?<filter>\\[[^\\[\\]]*\\])?(?:\\.[A-Za-z$][\\w$-]*)?");

  private Patch() {}

  static UserChange of(JsonNode body) {
    var operations = member(body, "Operations");
    if (operations == null || !operations.isArray() || operations.isEmpty()) {
      throw ScimRefusals.syntax();
    }
    if (operations.size() > OPERATIONS) {
      throw ScimRefusals.tooMany();
    }
    var userChange = new UserChange();
    operations.forEach(it -> apply(it, userChange));
    return userChange;
  }

  private static void apply(JsonNode operation, UserChange userChange) {
    var op = member(operation, "op");
    if (op == null || !op.isString()) throw ScimRefusals.syntax();
    var path = member(operation, "path");
    if (path != null && !path.isString()) throw ScimRefusals.path();
    var value = member(operation, "value");
    switch (op.asString().toLowerCase(Locale.ROOT)) {
      case "add", "replace" -> {
        if (value == null) throw ScimRefusals.value("value");
        set(path == null ? "" : path.asString().strip(), value, userChange);
      }
      case "remove" -> {
        if (path == null) throw ScimRefusals.noTarget();
        remove(path.asString().strip(), userChange);
      }
      default -> throw ScimRefusals.syntax();
    }
  }

  private static void set(String path, JsonNode value, UserChange userChange) {
    var schema = Schema.of(path);
    if (path.isEmpty()) {
      if (!value.isObject()) throw ScimRefusals.value("value");
      userChange.takeAll(value);
    } else if (schema.isPresent()) {
      userChange.takeAll(schema.get(), value);
    } else {
      check(path);
      userChange.take(path, value);
    }
  }

  private static void remove(String path, UserChange userChange) {
    var schema = Schema.of(path);
    if (schema.isPresent()) {
      schema.get().attributes().forEach(userChange::remove);
      return;
    }
    check(path);
    if (path.equalsIgnoreCase("name")) throw ScimRefusals.mutability("name");
    Attribute.of(path).ifPresent(userChange::remove);
  }

  /// What we keep has one value, of which nothing can be picked.
  private static void check(String path) {
    var read = PATH.matcher(path);
    if (!read.matches()) throw ScimRefusals.path();
    var filter = read.group("filter");
    if (filter != null && Attribute.of(path.replace(filter, "")).isPresent())
      throw ScimRefusals.path();
  }

  /// Names of members are case-insensitive too.
  private static @Nullable JsonNode member(JsonNode object, String name) {
    for (var member : object.properties()) {
      if (member.getKey().equalsIgnoreCase(name)) return member.getValue();
    }
    return null;
  }
}
