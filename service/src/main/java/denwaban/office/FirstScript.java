package denwaban.office;

import denwaban.client.Client;
import denwaban.script.Content;
import denwaban.script.Fields;
import denwaban.script.Greeting;
import denwaban.script.Hours;
import denwaban.script.Hours.Span;
import denwaban.script.Phrase;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;

/// The script that a new client begins with: weekdays, the usual questions, nothing promised.
final class FirstScript {

  private static final List<Span> OFFICE_HOURS =
      List.of(new Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));

  private FirstScript() {}

  static Content of(Client client) {
    return new Content(
        new Greeting(
            "お電話ありがとうございます。" + client.name() + "でございます。",
            "おでんわありがとうございます。" + client.kana() + "でございます。",
            "Thank you for calling " + client.name() + "."),
        List.of(),
        Phrase.NONE,
        new Hours(
            client.zone(),
            List.of(
                OFFICE_HOURS,
                OFFICE_HOURS,
                OFFICE_HOURS,
                OFFICE_HOURS,
                OFFICE_HOURS,
                Collections.emptyList(),
                Collections.emptyList()),
            List.of()),
        Fields.STANDARD);
  }
}
