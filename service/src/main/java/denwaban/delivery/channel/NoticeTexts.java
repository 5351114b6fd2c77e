package denwaban.delivery.channel;

import denwaban.http.ResourceTexts;
import java.util.Locale;

/// The words of notices, in every way that they go: `denwaban/delivery/notices_ja.properties` and
/// `notices_en.properties`.
public final class NoticeTexts {

  private static final ResourceTexts TEXTS = new ResourceTexts("denwaban.delivery.notices");

  private NoticeTexts() {}

  public static String say(Locale language, String key, Object... values) {
    return TEXTS.say(language, key, values);
  }

  public static String ja(String key, Object... values) {
    return say(Locale.JAPANESE, key, values);
  }

  public static String en(String key, Object... values) {
    return say(Locale.ENGLISH, key, values);
  }
}
