package denwaban.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What people read of a problem. Each module has its own file of each language.
final class ProblemTexts {

  private static final String FILES = "classpath*:denwaban/*/problems_ja.properties";
  private static final Pattern MODULE = Pattern.compile("denwaban/(\\w+)/problems_ja");

  private static final ResourceTexts TEXTS = read();

  private ProblemTexts() {}

  /// A key without a sentence is said as its code, and a code without one as `refused`.
  static String of(Problem problem, Locale language) {
    var keys = new String[] {problem.key(), problem.code(), "refused"};
    return TEXTS.first(language, keys, problem.values().toArray());
  }

  private static ResourceTexts read() {
    var resources = new PathMatchingResourcePatternResolver(ProblemTexts.class.getClassLoader());
    try {
      var files = resources.getResources(FILES);
      return new ResourceTexts(
          Stream.of(files).map(ProblemTexts::base).sorted().toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base(Resource file) {
    try {
      var module = MODULE.matcher(file.getURL().getPath());
      if (!module.find()) throw new AssertionError("a file of the pattern names its module");
      return "denwaban." + module.group(1) + ".problems";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
