package denwaban.people.scim;

import denwaban.people.scim.Attribute.Schema;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a request says of a user: attributes that it names, the last value for each. An empty text
/// removes a value; what is not named stays as it is (RFC 7644 section 3.5.1 leaves that to us).
final class UserChange {

  private final Map<Attribute, String> said = new EnumMap<>(Attribute.class);

  /// Of a whole user, as POST and PUT have it.
  ///
  /// @throws denwaban.http.Problem 400 if an attribute that we keep is of another form
  static UserChange of(JsonNode user) {
    var userChange = new UserChange();
    userChange.takeAll(user);
    return userChange;
  }

  /// The attributes of an object, be they nested, dotted or named with their URN: providers write
  /// all three.
  void takeAll(JsonNode object) {
    for (var member : object.properties()) {
      var schema = Schema.of(member.getKey());
      if (schema.isPresent()) {
        takeAll(schema.get(), member.getValue());
      } else {
        take(member.getKey(), member.getValue());
      }
    }
  }

  void takeAll(Schema schema, JsonNode object) {
    if (object.isNull()) return;
    if (!object.isObject()) throw ScimRefusals.value(schema.urn);
    for (var member : object.properties()) {
      Attribute.in(schema, member.getKey()).ifPresent(it -> put(it, member.getValue()));
    }
  }

  /// One attribute; one that we do not keep is passed over.
  void take(String path, JsonNode value) {
    if (path.toLowerCase(Locale.ROOT).equals("name")
        || path.equalsIgnoreCase(Schema.CORE.urn + ":name")) {
      if (value.isNull()) return;
      if (!value.isObject()) throw ScimRefusals.value("name");
      for (var part : value.properties()) {
        Attribute.in(Schema.CORE, "name." + part.getKey())
            .ifPresent(it -> put(it, part.getValue()));
      }
      return;
    }
    Attribute.of(path).ifPresent(it -> put(it, value));
  }

  void remove(Attribute attribute) {
    if (!attribute.removable) throw ScimRefusals.mutability(attribute.label);
    said.put(attribute, "");
  }

  private void put(Attribute attribute, JsonNode value) {
    if (value.isNull()) {
      if (attribute.removable) said.put(attribute, "");
    } else if (attribute == Attribute.ACTIVE) {
      said.put(attribute, truth(value));
    } else if (value.isString()) {
      said.put(attribute, value.asString().strip());
    } else {
      throw ScimRefusals.value(attribute.label);
    }
  }

  /// Entra ID writes it as text, with a capital.
  private static String truth(JsonNode value) {
    var text = value.isBoolean() || value.isString() ? value.asString() : "";
    var lower = text.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) throw ScimRefusals.value("active");
    return lower;
  }

  boolean names(Attribute attribute) {
    return said.containsKey(attribute);
  }

  /// What is said, or else what was before.
  String or(Attribute attribute, String before) {
    return said.getOrDefault(attribute, before);
  }

  /// Null if it says nothing of it.
  @Nullable Boolean active() {
    var text = said.get(Attribute.ACTIVE);
    return text == null ? null : Boolean.valueOf(text);
  }

  /// The name that screens show, if it says one.
  Optional<String> name() {
    return Optional.of(or(Attribute.DISPLAY_NAME, ""))
        .filter(it -> !it.isEmpty())
        .or(() -> Optional.of(or(Attribute.FORMATTED, "")).filter(it -> !it.isEmpty()));
  }

  /// Put together from its parts, family name first, as Japan writes it; for a newcomer alone, as
  /// we keep no parts that one of them could be changed of.
  String nameOfParts() {
    return (or(Attribute.FAMILY_NAME, "") + " " + or(Attribute.GIVEN_NAME, "")).strip();
  }
}
