package denwaban.preflight.finding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// The records that read settings. They are their modules' own; here it is only asked which names
/// they read, and what a bound one holds.
public final class SettingRecords {

  /// Read without a record: by the web server's start and the technical log.
  private static final Set<String> OTHERS =
      Set.of(
          "denwaban.http.host",
          "denwaban.http.port",
          "denwaban.tls.certificate",
          "denwaban.tls.key",
          "denwaban.logs.days");

  private static final List<Class<?>> ALL = find();

  private SettingRecords() {}

  public static List<Class<?>> all() {
    return ALL;
  }

  private static List<Class<?>> find() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("denwaban").stream()
        .<Class<?>>map(
            it -> ClassUtils.resolveClassName(String.valueOf(it.getBeanClassName()), null))
        .filter(Class::isRecord)
        .sorted(java.util.Comparator.comparing(Class::getName))
        .toList();
  }

  public static String prefix(Class<?> type) {
    return type.getAnnotation(ConfigurationProperties.class).value();
  }

  /// Every name, such as `denwaban.call.media.first-port`; of a list of records
  /// `denwaban.witnesses.url`, without the number.
  public static Set<String> names() {
    var names = new TreeSet<>(OTHERS);
    all().forEach(type -> names(prefix(type), type, names));
    return names;
  }

  private static void names(String prefix, Class<?> type, Set<String> names) {
    for (var part : type.getRecordComponents()) {
      var name = prefix + "." + kebab(part);
      var inner = inner(part);
      if (inner == null || !inner.equals(part.getType())) names.add(name);
      if (inner != null) names(name, inner, names);
    }
  }

  /// The record of ours that a component is, or is a list of.
  private static @Nullable Class<?> inner(RecordComponent part) {
    var type =
        part.getGenericType() instanceof ParameterizedType of
                && of.getActualTypeArguments()[0] instanceof Class<?> element
            ? element
            : part.getType();
    return isOurs(type) ? type : null;
  }

  /// What a bound record holds, by name. Lists of records stay whole.
  public static Map<String, Object> values(Object bound) {
    var values = new LinkedHashMap<String, Object>();
    values(prefix(bound.getClass()), bound, values);
    return values;
  }

  private static void values(String prefix, Object bound, Map<String, Object> values) {
    for (var part : bound.getClass().getRecordComponents()) {
      var value = value(part, bound);
      if (value == null) continue;
      var name = prefix + "." + kebab(part);
      if (isOurs(value.getClass())) {
        values(name, value, values);
      } else {
        values.put(name, value);
      }
    }
  }

  private static @Nullable Object value(RecordComponent part, Object bound) {
    try {
      part.getAccessor().setAccessible(true); // the records are package-private
      return part.getAccessor().invoke(bound);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record's own accessor", e);
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.isRecord() && type.getName().startsWith("denwaban.");
  }

  private static String kebab(RecordComponent part) {
    return part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
