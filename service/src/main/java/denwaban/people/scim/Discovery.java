package denwaban.people.scim;

import denwaban.people.scim.Attribute.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What this server can do, as SCIM asks for it (RFC 7643 sections 5 to 8). Written from what it
/// does: an attribute that is not taken is not named.
@Component
final class Discovery {

  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

  private static final Set<Attribute> TIMES = Set.of(Attribute.FROM, Attribute.UNTIL);

  Map<String, Object> config() {
    var all = new LinkedHashMap<String, Object>();
    all.put("schemas", List.of(CORE + "ServiceProviderConfig"));
    all.put("patch", Map.of("supported", true));
    all.put("bulk", Map.of("supported", false, "maxOperations", 0, "maxPayloadSize", 0));
    all.put("filter", Map.of("supported", true, "maxResults", ScimEndpoint.MOST));
    all.put("changePassword", Map.of("supported", false));
    all.put("sort", Map.of("supported", false));
    all.put("etag", Map.of("supported", true));
    all.put(
        "authenticationSchemes",
        List.of(
            Map.of(
                "type", "oauthbearertoken",
                "name", "Bearer token",
                "description", "A token that the office makes at /office/tokens")));
    all.put("meta", Map.of("resourceType", "ServiceProviderConfig"));
    return all;
  }

  Map<String, Object> types() {
    var user = new LinkedHashMap<String, Object>();
    user.put("schemas", List.of(CORE + "ResourceType"));
    user.put("id", "User");
    user.put("name", "User");
    user.put("endpoint", "/Users");
    user.put("schema", Schema.CORE.urn);
    user.put(
        "schemaExtensions",
        List.of(
            Map.of("schema", Schema.ENTERPRISE.urn, "required", false),
            Map.of("schema", Schema.OWN.urn, "required", false)));
    user.put("meta", Map.of("resourceType", "ResourceType"));
    return list(List.of(user));
  }

  Map<String, Object> schemas() {
    return list(Arrays.stream(Schema.values()).map(Discovery::schema).toList());
  }

  private static Map<String, Object> schema(Schema schema) {
    var all = new LinkedHashMap<String, Object>();
    all.put("schemas", List.of(CORE + "Schema"));
    all.put("id", schema.urn);
    all.put("name", schema == Schema.OWN ? "DenwabanUser" : "User");
    var attributes = new ArrayList<Map<String, Object>>();
    var parts = new ArrayList<Map<String, Object>>();
    for (var one : schema.attributes()) {
      var dot = one.label.indexOf('.');
      (dot < 0 ? attributes : parts).add(attribute(one, one.label.substring(dot + 1)));
    }
    if (!parts.isEmpty()) {
      var name = described("name", "complex", false, "readWrite", "none");
      name.put("subAttributes", parts);
      attributes.add(name);
    }
    if (schema == Schema.ENTERPRISE) {
      attributes.add(described("employeeNumber", "string", false, "readOnly", "server"));
    }
    all.put("attributes", attributes);
    all.put("meta", Map.of("resourceType", "Schema"));
    return all;
  }

  private static Map<String, Object> attribute(Attribute one, String name) {
    var type = one == Attribute.ACTIVE ? "boolean" : TIMES.contains(one) ? "dateTime" : "string";
    var unique = one == Attribute.USER_NAME || one == Attribute.EXTERNAL_ID;
    return described(
        name, type, one == Attribute.USER_NAME, "readWrite", unique ? "server" : "none");
  }

  private static Map<String, Object> described(
      String name, String type, boolean required, String mutability, String uniqueness) {
    var all = new LinkedHashMap<String, Object>();
    all.put("name", name);
    all.put("type", type);
    all.put("multiValued", false);
    all.put("required", required);
    all.put("caseExact", true);
    all.put("mutability", mutability);
    all.put("returned", "default");
    all.put("uniqueness", uniqueness);
    return all;
  }

  private static Map<String, Object> list(List<Map<String, Object>> all) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"));
    answer.put("totalResults", all.size());
    answer.put("startIndex", 1);
    answer.put("itemsPerPage", all.size());
    answer.put("Resources", all);
    return answer;
  }
}
