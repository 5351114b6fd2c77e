package denwaban.bench;

import java.util.Arrays;

/// Starts one measurement by its name: `./denwaban bench NAME ARGUMENTS…`.
public final class Bench {

  private Bench() {}

  /// One measurement.
  interface Measurement {
    void run(String[] arguments) throws Exception;
  }

  static void main(String[] arguments) throws Exception {
    var rest =
        arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
    named(arguments.length == 0 ? "" : arguments[0]).run(rest);
  }

  private static Measurement named(String name) {
    return switch (name) {
      case "audit" -> Audit::run;
      case "backup" -> Backup::run;
      case "breaches" -> Breaches::run;
      case "check" -> Check::run;
      case "contract-pdf" -> Documents::run;
      case "delivery" -> Bench::delivery;
      case "erase" -> Erase::run;
      case "play" -> Play::run;
      case "pop" -> Pop::run;
      case "posture" -> Trust::run;
      case "relay" -> Relay::run;
      case "seal" -> Seal::run;
      case "signin" -> SignIn::run;
      case "start" -> Start::run;
      case "years" -> Years::run;
      default -> ignored -> list();
    };
  }

  private static void delivery(String[] arguments) throws Exception {
    if (arguments.length == 0 || !arguments[0].equals("rate")) {
      Lives.run(arguments);
    } else {
      Notices.run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
  }

  private static void list() {
    System.out.println(
        """
        ./denwaban bench audit [seconds 20] [entries 1000000]
            appends to the log beside a plain insert and pgaudit; until a signed state covers one
        ./denwaban bench backup [seconds 20] [calls 100] [MB 200]
            calls relayed in a process that takes base backups of itself meanwhile
        ./denwaban bench breaches [entries 1000000]
            a log held against its contract, as denwaban-proof --contract does
        ./denwaban bench check [entries 1000000]
            denwaban-proof over a whole copy of a log, as a client starts it
        ./denwaban bench contract-pdf [documents 1000]
            contracts made into PDF/A-3, one after another
        ./denwaban bench delivery [messages 1000000]
            messages' lives from held to acknowledged, by the chain that runs in earnest
        ./denwaban bench delivery rate [messages 3000] [per second 50]
            from the commit of a message to the first try to tell anyone
        ./denwaban bench delivery --kills [10000]
            as many deaths in the middle of a try, and processes killed: nothing is forgotten
        ./denwaban bench erase [objects 1000000]
            until nothing opens of what is due all at once, beside deleting the same headers
        ./denwaban bench play [times 20]
            a 30-minute recording in a member's browser: first sound, seek, memory; an unlock
        ./denwaban bench pop [calls 30]
            from the INVITE to the painted desk, in a real browser
        ./denwaban bench posture [clients 1000] [requests 1000]
            how 60 controls stand for each client after an observation; the trust page beside a file
        ./denwaban bench relay [calls 300] [seconds 20]
            calls relayed, recorded and sealed on one core, beside rtpengine
        ./denwaban bench seal [MiB 256]
            sealing and opening beside the age command; a call's minute, an unlock, a new header
        ./denwaban bench signin [seconds 20] [calls 100]
            sign-ins with a passkey beside a password with Argon2id; relayed audio in a storm of them
        ./denwaban bench start [times 5]
            from the command to the first page, on an empty folder and again
        ./denwaban bench years [calls 36000]
            which questions to the database take long over the rows of three years\
        """);
  }
}
