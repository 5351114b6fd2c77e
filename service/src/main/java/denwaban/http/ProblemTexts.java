package denwaban.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What people read of a problem. Each module has its own file of each language.
final class ProblemTexts {

  private static final String FILES = "classpath*:denwaban/*/problems_ja.properties";
  private static final Pattern MODULE = Pattern.compile("denwaban/(\\w+)/problems_ja");

  private static final MessageSource TEXTS = read();

  private ProblemTexts() {}

  /// A key without a sentence is said as its code, and a code without one as `refused`.
  static String of(Problem problem, Locale locale) {
    var keys = new String[] {problem.key(), problem.code(), "refused"};
    return TEXTS.getMessage(
        new DefaultMessageSourceResolvable(keys, problem.values().toArray(), null), locale);
  }

  private static MessageSource read() {
    var source = new ResourceBundleMessageSource();
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    // An apostrophe is doubled in all of them, not only where a value stands.
    source.setAlwaysUseMessageFormat(true);
    try {
      for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        var module = MODULE.matcher(file.getURL().getPath());
        if (module.find()) source.addBasenames("denwaban." + module.group(1) + ".problems");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return source;
  }
}
