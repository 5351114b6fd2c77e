package denwaban.preflight.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/// Names under `denwaban.` that nothing reads: typing errors, mostly.
public final class StrangeNames {

  /// Read by the launcher, not by the program.
  private static final Set<String> LAUNCHER =
      Set.of("DENWABAN_JAVA_HOME", "DENWABAN_JAVA_OPTS", "DENWABAN_NO_INSTALL", "DENWABAN_LONG");

  private static final String ENVIRONMENT = "DENWABAN_";

  /// A name is near if at most this part of it has to be changed.
  private static final int NEAR_PART = 3;

  private StrangeNames() {}

  /// @param written as it was given
  /// @param near the known name that is most like it, written the same way
  public record Stranger(String written, Optional<String> near) {}

  public static List<Stranger> of(ConfigurableEnvironment environment, Set<String> known) {
    var forms = known.stream().map(StrangeNames::form).collect(Collectors.toSet());
    var given = new TreeSet<String>();
    for (var source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        given.addAll(Arrays.asList(listed.getPropertyNames()));
      }
    }
    var strangers = new ArrayList<Stranger>();
    for (var name : given) {
      var ours = name.startsWith("denwaban.") || name.startsWith(ENVIRONMENT);
      if (ours && !LAUNCHER.contains(name) && !forms.contains(form(name))) {
        strangers.add(new Stranger(name, nearest(name, known)));
      }
    }
    return strangers;
  }

  /// The same for all ways to write one name: `denwaban.call.media.first-port`, `…firstPort`,
  /// `DENWABAN_CALL_MEDIA_FIRSTPORT`, `DENWABAN_HOSTS_0`, `denwaban.hosts[0]`.
  public static String form(String name) {
    return name.replaceAll("\\[[0-9]+]", "")
        .replaceAll("_[0-9]+(?=_|$)", "")
        .replaceAll("[._-]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<String> nearest(String name, Set<String> known) {
    var form = form(name);
    return known.stream()
        .min(Comparator.comparingInt(it -> distance(form, form(it))))
        .filter(it -> distance(form, form(it)) <= form.length() / NEAR_PART)
        .map(it ->
            name.startsWith(ENVIRONMENT)
                ? it.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_')
                : it);
  }

  /// Letters to change, add or leave out (Levenshtein).
  public static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (var j = 0; j < row.length; j++) row[j] = j;
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j < row.length; j++) {
        var above = row[j];
        var changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
