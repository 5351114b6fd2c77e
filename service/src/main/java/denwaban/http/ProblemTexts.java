package denwaban.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What people read of a problem. Each module has its own file of each language.
final class ProblemTexts {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemTexts.class);

  private static final String FILES = "classpath*:denwaban/*/problems_ja.properties";
  private static final Pattern MODULE = Pattern.compile("denwaban/(\\w+)/problems_ja");

  private static final ResourceTexts TEXTS = read();

  /// Keys that the log tells of; each is a mistake of ours, so there are few.
  static final int MOST_TOLD = 100;

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private ProblemTexts() {}

  /// A key without a sentence is said as its code, and a code without one as `refused`; the log
  /// tells of the key once.
  static String of(Problem problem, Locale language) {
    var values = problem.values().toArray();
    try {
      return TEXTS.say(language, problem.key(), values);
    } catch (NoSuchMessageException unknown) {
      tell(TOLD, problem.key());
      return TEXTS.first(language, new String[] {problem.code(), "refused"}, values);
    }
  }

  static void tell(Set<String> told, String key) {
    if (told.size() < MOST_TOLD && told.add(key)) {
      LOG.atWarn().addKeyValue("key", key).log("a refusal has no sentence of its own");
    }
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
