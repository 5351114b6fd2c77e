package denwaban.bench;

import denwaban.Denwaban;
import denwaban.access.Role;
import denwaban.backup.BackupDoor;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/// The program itself, whole, with its database; and, in the same process, calls that it relays,
/// records and seals.
///
/// Commands on standard input, each answered with a line: `person` (id and token of a link to
/// enrol), `relay CALLS FOLDER`, `call …` as [RelayCalls] has it, `hang` (facts), `fill MB`,
/// `backup SECONDS` (how many were taken, one after the other), `end`.
final class SignInSubject {

  /// Beyond those of the program's own media.
  private static final int FIRST_PORT = 30_000;

  private SignInSubject() {}

  static void main(String[] arguments) throws Exception {
    var answers = System.out;
    System.setOut(System.err); // what the program says
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var settings =
        new ArrayList<>(
            List.of(
                "--denwaban.mode=demo",
                "--denwaban.bench.password=true",
                "--denwaban.data=" + arguments[0],
                "--denwaban.http.port=" + arguments[1],
                "--denwaban.sip.port=" + arguments[2]));
    settings.addAll(List.of(arguments).subList(3, arguments.length));
    var office = SpringApplication.run(Denwaban.class, settings.toArray(String[]::new));
    var people = office.getBean(People.class);
    var links = office.getBean(EnrolmentLinks.class);
    @Nullable RelayCalls calls = null;
    answers.println("ready");
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      var words = line.split(" ", -1);
      if (words[0].equals("end")) break;
      switch (words[0]) {
        case "person" -> answers.println(person(people, links));
        case "relay" -> {
          calls = new RelayCalls(FIRST_PORT, Integer.parseInt(words[1]), Path.of(words[2]));
          answers.println("ready");
        }
        case "call" -> answers.println(required(calls).call(words));
        case "fill" -> {
          BackupDoor.fill(office, Integer.parseInt(words[1]));
          answers.println("filled");
        }
        case "backup" -> answers.println(BackupDoor.backups(office, Integer.parseInt(words[1])));
        case "hang" -> {
          try (var all = required(calls)) {
            answers.println(all.end());
          }
        }
        default -> throw new IllegalArgumentException("no such command");
      }
    }
    var database = (AutoCloseable) office.getBean("database");
    office.close();
    // It ends with the process elsewhere; here its folder goes before.
    database.close();
    System.exit(0);
  }

  private static String person(People people, EnrolmentLinks links) {
    var person = people.add("計測 太郎", "", Role.OPERATOR, null, null);
    return person.id() + " " + links.offer(person.id(), null).token();
  }

  private static RelayCalls required(@Nullable RelayCalls calls) {
    if (calls == null) throw new IllegalStateException("relay comes first");
    return calls;
  }
}
