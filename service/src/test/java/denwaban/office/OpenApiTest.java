package denwaban.office;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Permission;
import denwaban.call.DeskView;
import denwaban.office.EndpointsTest.Endpoint;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The endpoints as an OpenAPI 3.1 description, for programs of others and for the types of our
/// pages. When it is out of date, write it with `-Dendpoints.write=true`.
class OpenApiTest {

  private static final Path FILE = Path.of("../docs/reference/openapi.json");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private static final String SESSION = "session";

  /// RFC 9457, in both languages.
  private static final Map<String, Object> PROBLEM =
      ordered(
          "description",
          "refused",
          "content",
          Map.of(
              MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              Map.of("schema", Map.of("type", "object"))));

  private final Schemas schemas = new Schemas();

  @Test
  void the_description_is_up_to_date() throws IOException {
    var text = JSON.writeValueAsString(description()) + "\n";
    if (Boolean.getBoolean("endpoints.write")) {
      Files.writeString(FILE, text);
    }
    assertThat(Files.readString(FILE, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  /// A record for an id would be an object with one field, where pages and programs know text.
  @Test
  void ids_are_text() {
    description();
    assertThat(schemas.all().keySet()).noneMatch(it -> it.startsWith("kernel."));
  }

  private Map<String, Object> description() {
    schemas.of(DeskView.class); // comes by an event stream
    var paths = new TreeMap<String, Map<String, Object>>();
    EndpointsTest.handlers()
        .filter(it -> !EndpointsTest.demoOnly(it.getDeclaringClass()))
        .forEach(handler ->
            EndpointsTest.endpoints(handler)
                .filter(it -> it.path().startsWith("/api/"))
                .forEach(it ->
                    paths
                        .computeIfAbsent(it.path().replace("{*", "{"), _ -> new TreeMap<>())
                        .put(it.method().toLowerCase(), operation(it, handler))));
    var licence = ordered("name", "Apache 2.0", "identifier", "Apache-2.0");
    var cookie = ordered("type", "apiKey", "in", "cookie", "name", "__Host-sid");
    return ordered(
        "openapi",
        "3.1.0",
        "info",
        ordered("title", "Denwaban", "version", "0.1", "license", licence),
        "servers",
        List.of(Map.of("url", "/")),
        "paths",
        paths,
        "components",
        ordered("schemas", schemas.all(), "securitySchemes", Map.of(SESSION, cookie)));
  }

  private Map<String, Object> operation(Endpoint endpoint, Method handler) {
    var operation =
        ordered(
            "operationId", endpoint.where() + "." + handler.getName(),
            "summary", "Permission: " + endpoint.who(),
            "security",
                endpoint.who().startsWith(Permission.ANYONE.name())
                    ? List.of()
                    : List.of(Map.of(SESSION, List.of())));
    var parameters = new ArrayList<Object>();
    for (var parameter : handler.getParameters()) {
      var path = parameter.getAnnotation(PathVariable.class);
      var query = parameter.getAnnotation(RequestParam.class);
      if (path != null)
        parameters.add(parameter(named(path.value(), parameter), "path", parameter));
      if (query != null) {
        parameters.add(parameter(named(query.value(), parameter), "query", parameter));
      }
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        operation.put("requestBody", content(parameter.getParameterizedType()));
      }
    }
    if (!parameters.isEmpty()) operation.put("parameters", parameters);
    var status = handler.getAnnotation(ResponseStatus.class);
    var answer = Schemas.unwrapped(handler.getGenericReturnType());
    var code = String.valueOf(status == null ? 200 : status.value().value());
    operation.put(
        "responses",
        ordered(
            code,
            answer == void.class || answer == Void.class
                ? ordered("description", "done")
                : withDescription(content(answer)),
            "4XX",
            PROBLEM));
    return operation;
  }

  private Map<String, Object> content(java.lang.reflect.Type type) {
    var media =
        type == SseEmitter.class
            ? MediaType.TEXT_EVENT_STREAM_VALUE
            : type == InputStreamResource.class || type == byte[].class
                ? MediaType.APPLICATION_OCTET_STREAM_VALUE
                : MediaType.APPLICATION_JSON_VALUE;
    return ordered("content", Map.of(media, Map.of("schema", schemas.of(type))));
  }

  private static Map<String, Object> withDescription(Map<String, Object> content) {
    content.put("description", "what was asked for");
    return content;
  }

  private Map<String, Object> parameter(String name, String in, Parameter parameter) {
    var query = parameter.getAnnotation(RequestParam.class);
    var required =
        query == null
            || query.required()
                && query
                    .defaultValue()
                    .equals(org.springframework.web.bind.annotation.ValueConstants.DEFAULT_NONE);
    return ordered(
        "name", name,
        "in", in,
        "required", required,
        "schema", schemas.of(parameter.getParameterizedType()));
  }

  private static String named(String given, Parameter parameter) {
    return given.isEmpty() ? parameter.getName() : given;
  }

  static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    List<Object> all = Arrays.asList(pairs);
    for (var i = 0; i < all.size(); i += 2) map.put(String.valueOf(all.get(i)), all.get(i + 1));
    return map;
  }
}
