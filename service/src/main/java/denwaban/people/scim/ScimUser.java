package denwaban.people.scim;

import denwaban.access.Person;
import denwaban.people.Engagement;
import denwaban.people.Registry;
import denwaban.people.scim.Attribute.Schema;
import denwaban.seal.crypto.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A person of the registry, as SCIM shows them.
///
/// @param active whether HR lists this person as active; their access is another matter
record ScimUser(
    Person person, Engagement engagement, Registry.Times times, String externalId, boolean active) {

  static ScimUser of(
      Person person, Engagement engagement, Registry.Times times, String externalId, Instant now) {
    var leaves = times.leaves();
    var active = leaves == null || leaves.isAfter(now);
    return new ScimUser(person, engagement, times, externalId, active);
  }

  String number() {
    return engagement.number();
  }

  /// Of these very values (RFC 7644 section 3.14).
  String version() {
    return "W/\"" + Secret.digestOf(Body.written(values())).base64url().substring(0, 22) + "\"";
  }

  /// @param origin of the address under which it is asked for
  Map<String, Object> json(String origin) {
    var all = values();
    var meta = new LinkedHashMap<String, Object>();
    meta.put("resourceType", "User");
    meta.put("location", location(origin));
    meta.put("version", version());
    all.put("meta", meta);
    return all;
  }

  String location(String origin) {
    return origin + ScimEndpoint.ROOT + "/Users/" + person.id();
  }

  private Map<String, Object> values() {
    var all = new LinkedHashMap<String, Object>();
    all.put("schemas", Arrays.stream(Schema.values()).map(it -> it.urn).toList());
    all.put("id", person.id().toString());
    put(all, "externalId", externalId);
    all.put("userName", number());
    all.put("displayName", person.name());
    all.put("name", Map.of("formatted", person.name()));
    all.put("active", active);
    var enterprise = new LinkedHashMap<String, Object>();
    enterprise.put("employeeNumber", number());
    put(enterprise, "organization", engagement.employer());
    put(enterprise, "department", engagement.unit());
    all.put(Schema.ENTERPRISE.urn, enterprise);
    var own = new LinkedHashMap<String, Object>();
    put(own, "kana", person.kana());
    own.put("kind", engagement.kind().code());
    own.put("place", engagement.place().code());
    put(own, "site", engagement.site());
    put(own, "hours", engagement.hours());
    if (times.starts() != null) own.put("from", times.starts().toString());
    if (times.leaves() != null) own.put("until", times.leaves().toString());
    all.put(Schema.OWN.urn, own);
    return all;
  }

  private static void put(Map<String, Object> all, String key, String value) {
    if (!value.isEmpty()) all.put(key, value);
  }

  /// Without the name.
  @Override
  public String toString() {
    return person + (active ? "" : ", left");
  }
}
