package denwaban.office;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// JSON Schemas (2020-12) of our records, as Jackson writes them: each component is there, and null
/// where it is `@Nullable`.
final class Schemas {

  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(int.class, Map.of("type", "integer")),
          Map.entry(Integer.class, Map.of("type", "integer")),
          Map.entry(long.class, Map.of("type", "integer")),
          Map.entry(Long.class, Map.of("type", "integer")),
          Map.entry(double.class, Map.of("type", "number")),
          Map.entry(Double.class, Map.of("type", "number")),
          Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
          Map.entry(LocalTime.class, Map.of("type", "string", "format", "time")),
          Map.entry(SseEmitter.class, Map.of("type", "string")),
          Map.entry(InputStreamResource.class, Map.of()),
          Map.entry(Duration.class, Map.of("type", "string", "format", "duration")),
          Map.entry(byte[].class, Map.of("type", "string", "contentEncoding", "base64")),
          Map.entry(void.class, Map.of()),
          Map.entry(Void.class, Map.of()),
          Map.entry(Object.class, Map.of()));

  private final Map<String, Object> named = new TreeMap<>();

  /// Those that were asked for, by name.
  Map<String, Object> all() {
    return named;
  }

  Map<String, Object> of(Type type) {
    return of(type, null);
  }

  /// Without what Spring puts around an answer.
  static Type unwrapped(Type type) {
    return type instanceof ParameterizedType of && of.getRawType() == ResponseEntity.class
        ? of.getActualTypeArguments()[0]
        : type;
  }

  private Map<String, Object> of(Type type, @Nullable AnnotatedType annotated) {
    var parts =
        annotated instanceof AnnotatedParameterizedType of
            ? of.getAnnotatedActualTypeArguments()
            : new AnnotatedType[0];
    return switch (type) {
      case ParameterizedType of -> generic(of, parts);
      case WildcardType _ -> Map.of();
      case Class<?> plain -> plain(plain);
      default -> throw new AssertionError("a type that no answer should have: " + type);
    };
  }

  private Map<String, Object> generic(ParameterizedType type, AnnotatedType[] parts) {
    var raw = (Class<?>) type.getRawType();
    var last = type.getActualTypeArguments().length - 1;
    var inner =
        nullable(type.getActualTypeArguments()[last], parts.length == 0 ? null : parts[last]);
    if (Collection.class.isAssignableFrom(raw)) return Map.of("type", "array", "items", inner);
    if (Map.class.isAssignableFrom(raw)) {
      return OpenApiTest.ordered("type", "object", "additionalProperties", inner);
    }
    if (raw == Optional.class) return orNull(inner);
    return plain(raw);
  }

  private Map<String, Object> plain(Class<?> type) {
    var plain = PLAIN.get(type);
    if (plain != null) return plain;
    if (type.isArray()) return Map.of("type", "array", "items", plain(type.getComponentType()));
    if (type.isEnum()) {
      return Map.of("enum", Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    }
    if (type.isSealed()) {
      return Map.of(
          "oneOf", Arrays.stream(type.getPermittedSubclasses()).map(this::plain).toList());
    }
    if (!type.isRecord()) throw new AssertionError("a type that no answer should have: " + type);
    var name = type.getName().substring("denwaban.".length()).replace('$', '.');
    if (!named.containsKey(name)) {
      named.put(name, Map.of()); // it may hold itself
      named.put(name, record(type));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> record(Class<?> type) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var component : type.getRecordComponents()) {
      required.add(component.getName());
      properties.put(
          component.getName(), nullable(component.getGenericType(), component.getAnnotatedType()));
    }
    return OpenApiTest.ordered("type", "object", "properties", properties, "required", required);
  }

  private Map<String, Object> nullable(Type type, @Nullable AnnotatedType annotated) {
    var schema = of(type, annotated);
    return annotated != null && annotated.isAnnotationPresent(Nullable.class)
        ? orNull(schema)
        : schema;
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }
}
