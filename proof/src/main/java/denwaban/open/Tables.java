package denwaban.open;

import denwaban.open.table.NoteRow;
import denwaban.open.table.RequestRow;
import denwaban.open.table.SaidOfRequest;
import denwaban.open.table.Text;
import denwaban.seal.statement.Manifest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The tables of a pack: messages and what members wrote about them, calls, recordings, requests of
/// data subjects and what was written about those. Rows are in the order of time.
final class Tables {

  /// Columns for fields of forms, of all versions of a client's form together.
  static final int COLUMNS = 500;

  private static final String MESSAGES = "messages.csv";
  private static final String CALLS = "calls.csv";
  private static final String RECORDINGS = "recordings.csv";

  private static final String REQUESTS = "requests.csv";
  private static final String NOTES = "notes.csv";
  private static final String REQUEST_NOTES = "request-notes.csv";

  static final List<String> NAMES =
      List.of(MESSAGES, CALLS, RECORDINGS, REQUESTS, NOTES, REQUEST_NOTES);

  private static final DateTimeFormatter TOKYO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

  private record Message(Manifest of, boolean newest, Text text) {}

  private final Lang lang;
  private final List<Message> messages = new ArrayList<>();
  private final List<Message> slips = new ArrayList<>();
  private final List<List<String>> recordings = new ArrayList<>();
  private final List<RequestRow> requests = new ArrayList<>();
  private final List<List<String>> notes = new ArrayList<>();
  private final List<List<String>> requestNotes = new ArrayList<>();

  Tables(Lang lang) {
    this.lang = lang;
  }

  /// @param newest false if a later version corrects it
  void text(Manifest of, boolean newest, Text text) {
    (of.kind() == Manifest.Kind.SLIP ? slips : messages).add(new Message(of, newest, text));
  }

  void recording(Manifest of, String file, boolean whole) {
    recordings.add(
        List.of(
            TOKYO.format(of.sealedAt()),
            of.call().toString(),
            file,
            whole ? "" : lang.of("途中で切れています", "breaks off")));
  }

  void request(RequestRow one) {
    requests.add(one);
  }

  /// @param text checked
  void note(NoteRow row, String text) {
    var place = row.note().place();
    var at = TOKYO.format(row.at());
    if (!place.ofRequest()) {
      notes.add(List.of(at, place.call().toString(), row.name(), text));
      return;
    }
    var said = SaidOfRequest.of(text);
    requestNotes.add(
        List.of(
            at,
            place.item().toString(),
            said.label(lang == Lang.JA),
            row.name(),
            said.name(),
            said.number(),
            said.text()));
  }

  /// Rows by the name of the file; the first row has the heads.
  Map<String, List<List<String>>> all() {
    var tables = new LinkedHashMap<String, List<List<String>>>();
    tables.put(MESSAGES, messages());
    tables.put(CALLS, calls());
    tables.put(
        RECORDINGS,
        table(
            List.of(
                lang.of("保管日時（日本時間）", "Kept (Japan time)"),
                lang.of("通話ID", "Call"),
                lang.of("ファイル", "File"),
                lang.of("備考", "Remark")),
            recordings));
    tables.put(REQUESTS, requests());
    var written = lang.of("書いた日時（日本時間）", "Written (Japan time)");
    var by = lang.of("書いた人", "Written by");
    tables.put(
        NOTES,
        table(List.of(written, lang.of("通話ID", "Call"), by, lang.of("申し送り", "Note")), notes));
    tables.put(
        REQUEST_NOTES,
        table(
            List.of(
                written,
                lang.of("請求ID", "Request"),
                lang.of("種類", "Kind"),
                by,
                lang.of("求めた方", "Who asks"),
                lang.of("電話番号", "Telephone"),
                lang.of("内容", "What was written")),
            requestNotes));
    return tables;
  }

  private List<List<String>> requests() {
    return table(
        List.of(
            lang.of("受付（日本時間）", "Received (Japan time)"),
            lang.of("番号", "Number"),
            lang.of("請求ID", "Request"),
            lang.of("種類", "Kind"),
            lang.of("受付の方法", "Came by"),
            lang.of("期限（日本時間）", "Due (Japan time)"),
            lang.of("状態", "State"),
            lang.of("状態の日時（日本時間）", "In this state since (Japan time)"),
            lang.of("本人確認", "Person confirmed by"),
            lang.of("回答の形", "Form of the answer"),
            lang.of("理由", "Ground")),
        requests.stream()
            .map(it ->
                List.of(
                    TOKYO.format(it.receivedAt()),
                    Long.toString(it.n()),
                    it.id(),
                    it.kind(),
                    it.way(),
                    TOKYO.format(it.dueAt()),
                    it.state(),
                    TOKYO.format(it.statedAt()),
                    it.identity(),
                    it.form(),
                    it.ground()))
            .toList());
  }

  private List<List<String>> messages() {
    var numbers = new HashMap<String, String>();
    slips.forEach(it -> numbers.put(it.of().call().toString(), number(it.text())));
    var labels = new LinkedHashSet<String>();
    for (var one : messages) {
      one.text().fields().keySet().stream().limit(COLUMNS - labels.size()).forEach(labels::add);
    }
    var head =
        new ArrayList<>(
            List.of(
                lang.of("日時（日本時間）", "Time (Japan)"),
                lang.of("種類", "Kind"),
                lang.of("通話ID", "Call"),
                lang.of("版", "Version"),
                lang.of("最新の版", "Newest"),
                lang.of("発信者番号", "Caller's number"),
                lang.of("オペレーター", "Operator")));
    head.addAll(labels);
    var rows = new ArrayList<List<String>>();
    for (var one : messages) {
      var of = one.of();
      var text = one.text();
      var number = numbers.getOrDefault(of.call().toString(), number(text));
      var row =
          new ArrayList<>(
              List.of(
                  time(text.at(), of.sealedAt()),
                  of.kind() == Manifest.Kind.DRAFT
                      ? lang.of("途中までの聞き取り", "unfinished")
                      : lang.of("伝言", "message"),
                  of.call().toString(),
                  Integer.toString(of.version()),
                  one.newest() ? "1" : "0",
                  number,
                  text.operator()));
      for (var label : labels) {
        var value = text.fields().getOrDefault(label, "");
        row.add(label.equals(text.referring()) && !number.isEmpty() ? number : value);
      }
      rows.add(List.copyOf(row));
    }
    return table(head, rows);
  }

  private List<List<String>> calls() {
    return table(
        List.of(
            lang.of("着信（日本時間）", "Arrived (Japan time)"),
            lang.of("終わり（日本時間）", "Ended (Japan time)"),
            lang.of("通話ID", "Call"),
            lang.of("発信者番号", "Caller's number")),
        slips.stream()
            .map(it ->
                List.of(
                    time(it.text().at(), it.of().sealedAt()),
                    it.text().ended().isEmpty() ? "" : time(it.text().ended(), it.of().sealedAt()),
                    it.of().call().toString(),
                    number(it.text())))
            .distinct()
            .toList());
  }

  private String number(Text text) {
    return text.withheld() ? lang.of("非通知", "withheld") : text.number();
  }

  private static String time(String said, Instant sealed) {
    try {
      return TOKYO.format(said.isEmpty() ? sealed : Instant.parse(said));
    } catch (DateTimeParseException strange) {
      return TOKYO.format(sealed);
    }
  }

  private static List<List<String>> table(List<String> head, List<List<String>> rows) {
    var all = new ArrayList<List<String>>();
    all.add(head);
    rows.stream().sorted((a, b) -> a.getFirst().compareTo(b.getFirst())).forEach(all::add);
    return all;
  }
}
