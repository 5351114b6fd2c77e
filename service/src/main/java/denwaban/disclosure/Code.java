package denwaban.disclosure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A word of a short list, as it stands in JSON, in the database and in the log, such as
/// `in-person`.
interface Code {

  String name();

  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <C extends Code> Optional<C> find(C[] all, @Nullable String text) {
    return Arrays.stream(all).filter(it -> it.code().equals(text)).findFirst();
  }
}
