package denwaban.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The program under measurement: Denwaban's media plane and recorder, alone in a process.
///
/// Commands on standard input: `call callerPort agentPort inKey outKey` answers with two ports;
/// `end` answers with a line of facts and ends.
final class RelaySubject {

  private static final int FIRST_PORT = 20_000;

  private RelaySubject() {}

  static void main(String[] arguments) throws Exception {
    var folder = arguments[1].equals("-") ? null : Path.of(arguments[1]);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var calls = new RelayCalls(FIRST_PORT, Integer.parseInt(arguments[0]), folder)) {
      System.out.println("ready");
      for (var line = input.readLine(); line != null; line = input.readLine()) {
        var words = line.split(" ", -1);
        if (words[0].equals("end")) break;
        System.out.println(calls.call(words));
      }
      System.out.println(calls.end());
    }
  }
}
