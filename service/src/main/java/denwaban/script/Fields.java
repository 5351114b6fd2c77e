package denwaban.script;

import denwaban.script.Field.Kind;
import denwaban.script.Field.Option;
import java.util.HashSet;
import java.util.List;

/// The fields that forms are made of. Each client's form drops some and requires some.
public final class Fields {

  public static final Field CALLER_NAME =
      new Field(
          "callerName",
          Kind.TEXT,
          new Phrase("お名前", "Caller's name"),
          new Phrase("漢字を伺えなければカナだけで構いません", "Kana alone will do if the spelling was not given"),
          true,
          80,
          null);

  public static final Field CALLER_KANA =
      new Field(
          "callerKana",
          Kind.KATAKANA,
          new Phrase("フリガナ", "Name in katakana"),
          null,
          false,
          80,
          null);

  public static final Field COMPANY =
      new Field("company", Kind.TEXT, new Phrase("会社名・所属", "Company"), null, false, 120, null);

  public static final Field NUMBER =
      new Field(
          "number",
          Kind.PHONE,
          new Phrase("折り返し先の番号", "Number to call back"),
          new Phrase("必ず復唱してください", "Always read it back"),
          false,
          20,
          null);

  public static final Field REQUESTED_PARTY =
      new Field(
          "requestedParty", Kind.TEXT, new Phrase("名指し人", "Asked for"), null, false, 80, null);

  /// The client's own number of a case. Members find messages by it: docs/formats/blind-token.md.
  public static final Field CASE_NUMBER =
      new Field(
          "caseNumber",
          Kind.TEXT,
          new Phrase("案件番号", "Case number"),
          new Phrase("分かる場合だけ伺ってください", "Only if the caller knows it"),
          false,
          40,
          null);

  public static final Field INQUIRY =
      new Field(
          "inquiry",
          Kind.MULTILINE,
          new Phrase("ご用件", "What it is about"),
          null,
          true,
          2_000,
          null);

  public static final Field CALLBACK =
      new Field(
          "callback",
          Kind.CHOICE,
          new Phrase("折り返し", "Call back"),
          null,
          true,
          0,
          List.of(
              new Option("yes", new Phrase("折り返し希望", "Please call back")),
              new Option("no", new Phrase("不要", "Not needed")),
              new Option("unspecified", new Phrase("指定なし", "Not specified"))));

  public static final Field URGENT =
      new Field("urgent", Kind.BOOLEAN, new Phrase("至急", "Urgent"), null, false, 0, null);

  /// The form of a client that asked for nothing special.
  public static final List<Field> STANDARD =
      List.of(
          CALLER_NAME, CALLER_KANA, COMPANY, NUMBER, REQUESTED_PARTY, INQUIRY, CALLBACK, URGENT);

  /// What every form can have, so that two short ones share a line of the desk.
  public static final List<Field> OFFERED =
      List.of(
          CALLER_NAME,
          CALLER_KANA,
          COMPANY,
          NUMBER,
          REQUESTED_PARTY,
          CASE_NUMBER,
          INQUIRY,
          CALLBACK,
          URGENT);

  /// Fields of one form.
  static final int LIMIT = 30;

  private Fields() {}

  /// The same field, to be filled in always.
  public static Field required(Field field) {
    return new Field(
        field.key(), field.kind(), field.label(), field.hint(), true, field.max(), field.options());
  }

  /// The same field, which may stay empty.
  public static Field optional(Field field) {
    return new Field(
        field.key(),
        field.kind(),
        field.label(),
        field.hint(),
        false,
        field.max(),
        field.options());
  }

  /// The same field under another name.
  public static Field named(Field field, String ja, String en) {
    return new Field(
        field.key(),
        field.kind(),
        new Phrase(ja, en),
        field.hint(),
        field.required(),
        field.max(),
        field.options());
  }

  /// @throws IllegalArgumentException if there are none, too many, two of one key, or a choice
  ///   without answers
  static void check(List<Field> fields) {
    if (fields.isEmpty() || fields.size() > LIMIT) {
      throw new IllegalArgumentException("a form has 1 to " + LIMIT + " fields");
    }
    var keys = new HashSet<String>();
    for (var field : fields) {
      if (!field.key().matches("[a-z][A-Za-z0-9]{0,31}") || !keys.add(field.key())) {
        throw new IllegalArgumentException("each field has a key of its own");
      }
      var options = field.options();
      if ((field.kind() == Kind.CHOICE) != (options != null && options.size() >= 2)) {
        throw new IllegalArgumentException("a choice has answers, and nothing else has");
      }
    }
  }
}
