package denwaban.http;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.context.support.ResourceBundleMessageSource;

/// Sentences from resource files, one of each language: `<base>_ja.properties` and
/// `<base>_en.properties`, in UTF-8, as `java.text.MessageFormat` reads them.
public final class ResourceTexts {

  private final MessageSource source;

  /// @param bases names of files on the class path, such as `denwaban.delivery.notices`
  public ResourceTexts(String... bases) {
    var files = new ResourceBundleMessageSource();
    files.setBasenames(bases);
    // Not that of the thread which comes first: a web server's own ends with it.
    files.setBundleClassLoader(ResourceTexts.class.getClassLoader());
    files.setDefaultEncoding("UTF-8");
    files.setFallbackToSystemLocale(false);
    // An apostrophe is doubled in all of them, not only where a value stands.
    files.setAlwaysUseMessageFormat(true);
    this.source = files;
  }

  /// @param values for `{0}`, `{1}`; each stands there as Java writes it, without a separator of
  ///   thousands
  /// @throws org.springframework.context.NoSuchMessageException if the language lacks it
  public String say(Locale language, String key, Object... values) {
    return first(language, new String[] {key}, values);
  }

  /// The first of these keys that has a sentence.
  String first(Locale language, String[] keys, Object... values) {
    var said = Stream.of(values).map(String::valueOf).toArray();
    return source.getMessage(new DefaultMessageSourceResolvable(keys, said, null), language);
  }
}
