package denwaban.assurance.producer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Compares what the program is made of with known holes. The list of holes comes from outside
/// (`denwaban.assurance.advisories`), as the program asks no one on the Internet by itself.
@Component
final class AdvisoryProducer implements Producer {

  /// An older list of holes says too little.
  static final Duration FRESH = Duration.ofDays(35);

  private static final int NAMED = 5;

  /// In characters: names of parts are as long as others made them, and a sentence has an end.
  private static final int NAMES_LIMIT = 250;

  private final @Nullable Path file;
  private final InstantSource clock;

  AdvisoryProducer(AssuranceSettings settings, InstantSource clock) {
    this.file = settings.advisories();
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of("software.advisories");
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(30);
  }

  @Override
  public void look(Findings findings) throws IOException {
    if (file == null) {
      findings.couldNot(
          "software.advisories",
          "弱点情報のファイルが設定されていないため、確かめられません。",
          "No file of advisories is set, so nothing can be compared.");
      return;
    }
    var parts = Parts.all();
    var known = Advisories.read(file, parts);
    var days = Duration.between(known.at(), clock.instant()).toDays();
    if (Duration.between(known.at(), clock.instant()).compareTo(FRESH) > 0) {
      findings.couldNot(
          "software.advisories",
          "弱点情報のファイルが %d 日前のもので、古すぎます。".formatted(days),
          "The file of advisories is %d days old, which is too old.".formatted(days));
      return;
    }
    if (known.records() == 0) {
      findings.couldNot(
          "software.advisories",
          "弱点情報のファイルに Maven の情報が 1 件もありません。osv.dev の Maven の情報を、1 つの JSON の配列にまとめて置いてください。",
          "The file of advisories has none of Maven: put those of osv.dev into it, as one JSON array.");
      return;
    }
    var named = named(known.holes());
    var none = known.holes().isEmpty();
    findings.add(
        "software.advisories",
        none,
        parts.size(),
        parts.size(),
        none
            ? "部品 %d 個を、%d 日前の弱点情報 %d 件と突き合わせました。当てはまるものはありません。"
                .formatted(parts.size(), days, known.records())
            : "弱点情報に当てはまる部品が %d 件あります（%s）。".formatted(known.holes().size(), named),
        none
            ? "%d parts were compared with %d advisories of %d days ago; none applies."
                .formatted(parts.size(), known.records(), days)
            : "%d advisories apply (%s).".formatted(known.holes().size(), named));
  }

  private static String named(List<Advisories.Hole> holes) {
    var all =
        holes.stream()
            .limit(NAMED)
            .map(it -> it.part() + " (" + it.id() + ")")
            .collect(Collectors.joining(", "));
    return all.length() <= NAMES_LIMIT ? all : all.substring(0, NAMES_LIMIT) + "…";
  }
}
