package denwaban.terms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Countries (ISO 3166-1, two letters), in the alphabet's order.
public final class Places {

  public static final List<String> ALL = Arrays.stream(Locale.getISOCountries()).sorted().toList();

  private Places() {}
}
