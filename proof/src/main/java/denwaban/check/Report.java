package denwaban.check;

import denwaban.audit.proof.Checkpoint;
import denwaban.open.Lang;
import denwaban.seal.json.Json;
import denwaban.terms.breach.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was checked, what could not be, and what is wrong. Grows while the check goes on.
final class Report {

  private record Checked(What what, String about) {}

  private record Missed(Miss miss, String about, boolean demanded) {}

  private final List<Checked> checked = new ArrayList<>();
  private final List<Missed> missed = new ArrayList<>();

  private record Broken(Breach breach, String about) {}

  private final List<Broken> broken = new ArrayList<>();
  private @Nullable Checkpoint state;
  private @Nullable Wrong wrong;

  void checked(What what, String about) {
    checked.add(new Checked(what, about));
  }

  /// Something that was not asked for, but that the user may want to know.
  void missed(Miss miss, String about) {
    missed.add(new Missed(miss, about, false));
  }

  /// Something that was asked for.
  void lacking(Miss miss, String about) {
    missed.add(new Missed(miss, about, true));
  }

  /// The log is sound, and shows that a contract was not kept.
  ///
  /// @param about number of the entry
  void broken(Breach breach, String about) {
    broken.add(new Broken(breach, about));
  }

  void state(Checkpoint is) {
    state = is;
  }

  void refused(Wrong why) {
    wrong = why;
  }

  int code() {
    if (wrong != null) {
      return Main.REFUSED;
    }
    if (!broken.isEmpty()) {
      return Main.BROKEN;
    }
    return missed.stream().anyMatch(Missed::demanded) ? Main.INCOMPLETE : Main.CHECKED;
  }

  String text(Lang lang) {
    var out = new StringBuilder();
    if (state != null) {
      out.append(lang.of("記録 ", "log ")).append(state.origin()).append('\n');
      out.append(lang.of("件数 ", "entries ")).append(state.size()).append("\n\n");
    }
    for (var one : checked) {
      out.append("  ✓ ").append(one.what().in(lang, one.about())).append('\n');
    }
    for (var one : missed) {
      out.append(one.demanded() ? "  ✗ " : "  − ");
      out.append(one.miss().in(lang, one.about())).append('\n');
    }
    for (var one : broken) {
      out.append(lang.of("  ✗ 契約違反：", "  ✗ breach: "));
      out.append(lang.of(one.breach().ja(), one.breach().en()));
      out.append(" (").append(one.about()).append(")\n");
    }
    out.append('\n');
    if (wrong != null) {
      out.append(lang.of("拒否しました：", "Refused: ")).append(wrong.why().in(lang));
      out.append(" (").append(wrong.about()).append(")\n");
      return out.toString();
    }
    if (!broken.isEmpty()) {
      return out.append(
              lang.of("記録は、契約が守られていないことを示しています。", "The log shows that the contract was not kept."))
          .append('\n')
          .toString();
    }
    return out.append(
            code() == Main.CHECKED
                ? lang.of("求められたことは、すべて確かめました。", "All that was asked for was checked.")
                : lang.of(
                    "求められたことのうち、確かめられないものがありました（✗）。",
                    "Something that was asked for could not be checked (✗)."))
        .append('\n')
        .toString();
  }

  /// One line of canonical JSON, for scripts.
  String json() {
    var all = new TreeMap<String, Json>();
    all.put(
        "result", new Json.Text(List.of("checked", "refused", "incomplete", "broken").get(code())));
    all.put("checked", new Json.Arr(checked.stream().map(Report::json).toList()));
    all.put("notChecked", new Json.Arr(missed.stream().map(Report::json).toList()));
    if (!broken.isEmpty()) {
      all.put("breaches", new Json.Arr(broken.stream().map(Report::json).toList()));
    }
    if (state != null) {
      all.put("origin", new Json.Text(state.origin()));
      all.put("size", new Json.Num(Math.min(state.size(), Json.SAFE)));
      all.put("root", new Json.Text(state.root().base64()));
    }
    if (wrong != null) {
      all.put("why", new Json.Text(wrong.why().word()));
      all.put("where", new Json.Text(wrong.about()));
    }
    return new Json.Obj(all).text();
  }

  private static Json json(Broken one) {
    return new Json.Obj(
        Map.of("breach", new Json.Text(one.breach().code()), "entry", new Json.Text(one.about())));
  }

  private static Json json(Checked one) {
    return new Json.Obj(
        Map.of("what", new Json.Text(one.what().word()), "about", new Json.Text(one.about())));
  }

  private static Json json(Missed one) {
    return new Json.Obj(
        Map.of(
            "why", new Json.Text(one.miss().word()),
            "about", new Json.Text(one.about()),
            "demanded", new Json.Bool(one.demanded())));
  }
}
