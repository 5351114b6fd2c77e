package denwaban.demo;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import denwaban.script.Content;
import denwaban.script.Field;
import denwaban.script.Fields;
import denwaban.script.Greeting;
import denwaban.script.Hours;
import denwaban.script.Hours.Span;
import denwaban.script.Phrase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What operators say and ask in the demo office; each client differs, as in real life.
public final class DemoScripts {

  public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /// A dental clinic: closed on Wednesdays and Sundays, wants kana, never a diagnosis.
  static final Content AOBA =
      new Content(
          new Greeting(
              "お電話ありがとうございます。青葉歯科クリニックでございます。",
              "おでんわありがとうございます。あおばしかクリニックでございます。",
              "Thank you for calling Aoba Dental Clinic."),
          List.of(
              new Phrase(
                  "症状の判断や費用の案内はしません。「担当医より折り返します」とお伝えください。",
                  "Never judge symptoms or quote prices: say that the dentist will call back."),
              new Phrase(
                  "強い痛み・出血・腫れは「至急」にしてください。", "Severe pain, bleeding or swelling: mark it urgent."),
              new Phrase(
                  "予約の変更は診察券番号も伺います。", "To change an appointment, ask for the card number.")),
          new Phrase(
              "折り返しは診療時間内にお約束できます(当日中)。",
              "You may promise a call back the same day, in opening hours."),
          new Hours(
              TOKYO,
              weekly(EnumSet.of(WEDNESDAY, SUNDAY), span("09:30", "13:00"), span("14:30", "19:00")),
              newYear()),
          List.of(
              Fields.named(Fields.CALLER_NAME, "患者様のお名前", "Patient's name"),
              Fields.required(Fields.CALLER_KANA),
              new Field(
                  "cardNumber",
                  Field.Kind.TEXT,
                  new Phrase("診察券番号", "Card number"),
                  new Phrase("初診の方は空欄で", "Leave empty for a first visit"),
                  false,
                  20,
                  null),
              Fields.required(Fields.NUMBER),
              Fields.INQUIRY,
              Fields.CALLBACK,
              Fields.URGENT));

  /// An architects' office: many business callers, asks for company and the named party.
  static final Content MINATO =
      new Content(
          new Greeting(
              "お電話ありがとうございます。みなと設計でございます。",
              "おでんわありがとうございます。みなとせっけいでございます。",
              "Thank you for calling Minato Design."),
          List.of(
              new Phrase(
                  "担当者の在席・不在はお答えしません。「確認して折り返します」とお伝えください。",
                  "Do not say whether a person is in: say that we will check and call back."),
              new Phrase(
                  "現場からの電話(声が遠い)は、現場名も伺います。", "From a building site: ask for the site's name."),
              new Phrase("営業の電話は折り返しをお約束しません。", "Promise nothing to sales calls.")),
          new Phrase(
              "折り返しは翌営業日までとお約束できます。", "You may promise a call back by the next working day."),
          new Hours(TOKYO, weekly(EnumSet.of(SATURDAY, SUNDAY), span("09:00", "18:00")), newYear()),
          Fields.OFFERED);

  /// An estate agent: closed on Wednesdays as the trade is, asks which flat.
  static final Content SAKURA =
      new Content(
          new Greeting(
              "お電話ありがとうございます。さくら不動産でございます。",
              "おでんわありがとうございます。さくらふどうさんでございます。",
              "Thank you for calling Sakura Realty."),
          List.of(
              new Phrase(
                  "空室・家賃はお答えしません。物件名を伺ってください。",
                  "Do not talk about vacancies or rent: ask which property."),
              new Phrase("水漏れ・鍵の紛失は「至急」にしてください。", "A water leak or a lost key: mark it urgent.")),
          new Phrase(
              "折り返しの時刻はお約束しません(「担当者より連絡します」)。",
              "Promise no time for the call back: the person in charge will call."),
          new Hours(TOKYO, weekly(EnumSet.of(WEDNESDAY), span("10:00", "19:00")), newYear()),
          List.of(
              Fields.CALLER_NAME,
              Fields.CALLER_KANA,
              new Field(
                  "property",
                  Field.Kind.TEXT,
                  new Phrase("物件名・部屋番号", "Property and room"),
                  null,
                  true,
                  120,
                  null),
              Fields.NUMBER,
              Fields.INQUIRY,
              Fields.CALLBACK,
              Fields.URGENT));

  private DemoScripts() {}

  private static List<List<Span>> weekly(Set<DayOfWeek> closed, Span... open) {
    return Stream.of(DayOfWeek.values())
        .map(day -> closed.contains(day) ? List.<Span>of() : List.of(open))
        .toList();
  }

  private static Span span(String from, String to) {
    return new Span(LocalTime.parse(from), LocalTime.parse(to));
  }

  /// 年末年始.
  private static List<LocalDate> newYear() {
    return List.of(
        LocalDate.of(2026, 12, 30),
        LocalDate.of(2026, 12, 31),
        LocalDate.of(2027, 1, 1),
        LocalDate.of(2027, 1, 2),
        LocalDate.of(2027, 1, 3));
  }
}
