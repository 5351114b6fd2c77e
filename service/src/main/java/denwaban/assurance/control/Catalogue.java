package denwaban.assurance.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All controls and checks, as the program brings them: `denwaban/assurance/controls.json`.
public final class Catalogue {

  private static final String FILE = "/denwaban/assurance/controls.json";

  private static final Catalogue OURS = load();

  private final Map<String, Check> checks;
  private final List<Control> controls;

  private Catalogue(Map<String, Check> checks, List<Control> controls) {
    this.checks = checks;
    this.controls = List.copyOf(controls);
    for (var control : controls) {
      for (var need : control.legs().values()) {
        need.checks().forEach(this::check);
        need.second().forEach(this::check);
      }
    }
  }

  /// The one that this program brings.
  public static Catalogue ours() {
    return OURS;
  }

  /// In the order of the requirements.
  public List<Control> controls() {
    return controls;
  }

  /// By their codes, in the catalogue's order.
  public Map<String, Check> checks() {
    return checks;
  }

  /// @throws IllegalArgumentException if there is none of this code
  public Check check(String code) {
    var found = checks.get(code);
    if (found == null) {
      throw new IllegalArgumentException("no such check: " + code);
    }
    return found;
  }

  private static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new AssertionError("the catalogue is part of the program");
      }
      var all = JsonMapper.shared().readTree(in);
      var checks =
          list(all.get("checks")).stream()
              .map(Catalogue::check)
              .collect(
                  Collectors.toMap(
                      Check::code,
                      it -> it,
                      (a, b) -> {
                        throw new IllegalArgumentException("twice: " + a.code());
                      },
                      LinkedHashMap::new));
      return new Catalogue(
          checks, list(all.get("controls")).stream().map(Catalogue::control).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue is part of the program", e);
    }
  }

  private static Check check(JsonNode it) {
    return new Check(
        it.get("code").asString(),
        words(it),
        Method.of(it.get("method").asString()),
        Duration.ofHours(it.get("hours").asLong()),
        Check.By.valueOf(it.get("by").asString().toUpperCase(Locale.ROOT)),
        it.get("scope").asString().equals("client"),
        it.has("why") ? words(it.get("why")) : null,
        it.has("mayNotApply"));
  }

  private static Control control(JsonNode it) {
    var legs = new EnumMap<Leg, Control.Need>(Leg.class);
    it.get("legs")
        .properties()
        .forEach(leg ->
            legs.put(
                Leg.valueOf(leg.getKey().toUpperCase(Locale.ROOT)),
                new Control.Need(
                    texts(leg.getValue().get("checks")), texts(leg.getValue().get("second")))));
    var maps = new LinkedHashMap<String, List<String>>();
    it.get("maps").properties().forEach(map -> maps.put(map.getKey(), texts(map.getValue())));
    var item = it.get("item");
    return new Control(
        it.get("id").asString(),
        words(it),
        item.isNull() ? null : Item.of(item.asString()),
        it.get("heading").asString(),
        legs,
        maps);
  }

  private static Words words(JsonNode it) {
    return new Words(it.get("ja").asString(), it.get("en").asString());
  }

  private static List<String> texts(@Nullable JsonNode it) {
    return it == null ? List.of() : list(it).stream().map(JsonNode::asString).toList();
  }

  private static List<JsonNode> list(JsonNode it) {
    return StreamSupport.stream(it.spliterator(), false).toList();
  }
}
