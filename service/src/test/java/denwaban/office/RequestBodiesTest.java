package denwaban.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;

/// What lacks a field that it needs is refused as it is read, with 400: let in, it would be a fault
/// of ours somewhere later.
class RequestBodiesTest {

  private static final Map<Class<?>, Object> SOMETHING =
      Map.ofEntries(
          Map.entry(String.class, "x"),
          Map.entry(boolean.class, false),
          Map.entry(int.class, 60),
          Map.entry(long.class, 1L),
          Map.entry(double.class, 1.0),
          Map.entry(UUID.class, new UUID(1, 1)),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(LocalDate.class, LocalDate.EPOCH),
          Map.entry(LocalTime.class, LocalTime.NOON),
          Map.entry(List.class, List.of()),
          Map.entry(Set.class, Set.of()),
          Map.entry(Map.class, Map.of()));

  private static final int NONE = -1;

  @Test
  void each_field_that_is_needed_is_asked_for() {
    var bodies = bodies();
    assertThat(bodies).hasSizeGreaterThan(60);
    assertThat(bodies.stream().flatMap(RequestBodiesTest::unasked)).isEmpty();
  }

  /// Else a body that refuses everything would seem to ask for each field.
  @Test
  void a_body_that_lacks_nothing_is_not_refused_as_one_that_does() {
    assertThat(bodies()).filteredOn(it -> isAskedFor(it, it.getRecordComponents(), NONE)).isEmpty();
  }

  /// Records that are read from a body, and what they are made of.
  private static Set<Class<?>> bodies() {
    var found = new LinkedHashSet<Class<?>>();
    EndpointsTest.handlers()
        .flatMap(it -> Arrays.stream(it.getParameters()))
        .filter(it -> it.isAnnotationPresent(RequestBody.class))
        .forEach(it -> collect(it.getParameterizedType(), found));
    return found;
  }

  private static void collect(Type type, Set<Class<?>> found) {
    switch (type) {
      case ParameterizedType of ->
          Arrays.stream(of.getActualTypeArguments()).forEach(it -> collect(it, found));
      case Class<?> one when one.isRecord() && found.add(one) -> {
        for (var part : one.getRecordComponents()) collect(part.getGenericType(), found);
      }
      default -> {}
    }
  }

  private static Stream<String> unasked(Class<?> body) {
    var parts = body.getRecordComponents();
    return Stream.iterate(0, n -> n < parts.length, n -> n + 1)
        .filter(n -> !parts[n].getType().isPrimitive() && !mayLack(parts[n].getAnnotatedType()))
        .filter(n -> !isAskedFor(body, parts, n))
        .map(n -> body.getName() + "." + parts[n].getName());
  }

  private static boolean mayLack(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  /// @param lacking the part that is null, or [#NONE]
  private static boolean isAskedFor(Class<?> body, RecordComponent[] parts, int lacking) {
    var values = new @Nullable Object[parts.length];
    for (var n = 0; n < parts.length; n++) {
      values[n] = n == lacking ? null : something(parts[n].getType());
    }
    try {
      var made = canonical(body, parts).newInstance(values);
      // or something stands in its place
      return lacking != NONE && parts[lacking].getAccessor().invoke(made) != null;
    } catch (InvocationTargetException refused) {
      return refused.getCause() instanceof NullPointerException;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Constructor<?> canonical(Class<?> body, RecordComponent[] parts)
      throws NoSuchMethodException {
    var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var made = body.getDeclaredConstructor(types);
    made.setAccessible(true);
    return made;
  }

  /// Of a record another record, with something in each part.
  private static @Nullable Object something(Class<?> type) {
    if (type.isEnum()) return type.getEnumConstants()[0];
    if (!type.isRecord()) return SOMETHING.get(type);
    var parts = type.getRecordComponents();
    try {
      return canonical(type, parts)
          .newInstance(
              Arrays.stream(parts)
                  .map(RecordComponent::getType)
                  .map(RequestBodiesTest::something)
                  .toArray());
    } catch (ReflectiveOperationException doesNotFit) {
      return null;
    }
  }
}
