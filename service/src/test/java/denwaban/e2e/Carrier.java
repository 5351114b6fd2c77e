package denwaban.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Debian's Kamailio as a carrier: it takes calls from telephones and brings them to the office,
/// and stays in the path (Record-Route).
final class Carrier implements AutoCloseable {

  /// Where it stands, in the range for documentation (RFC 5737).
  static final String ADDRESS = "192.0.2.9";

  static final int PORT = 5060;

  private final Process process;
  private final Path log;

  private Carrier(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// @param folder of its files
  /// @param office `ADDRESS:PORT` where the office takes calls
  static Carrier open(Path folder, String office) throws Exception {
    var config = folder.resolve("kamailio.cfg");
    Files.writeString(config, CONFIG.formatted(ADDRESS, PORT, office));
    var log = folder.resolve("kamailio.log");
    var command =
        List.of(
            "kamailio",
            "-DD",
            "-E",
            "-m",
            "32",
            "-M",
            "4",
            "-Y",
            folder.toString(),
            "-f",
            config.toString(),
            "-P",
            folder.resolve("kamailio.pid").toString());
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var carrier = new Carrier(process, log);
    Wait.until("the carrier takes calls", Duration.ofSeconds(20), carrier::listens);
    return carrier;
  }

  private boolean listens() throws Exception {
    if (!process.isAlive()) throw new AssertionError(Files.readString(log));
    var port = "%04X".formatted(PORT);
    return Files.readString(Path.of("/proc/net/udp")).contains("090200C0:" + port);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }

  private static final String CONFIG =
      """
      debug=1
      log_stderror=yes
      children=2
      disable_tcp=yes
      auto_aliases=no
      listen=udp:%s:%d
      loadmodule "tm.so"
      loadmodule "sl.so"
      loadmodule "rr.so"
      loadmodule "pv.so"
      loadmodule "maxfwd.so"
      loadmodule "siputils.so"
      loadmodule "textops.so"
      request_route {
        if (!mf_process_maxfwd_header("10")) {
          sl_send_reply("483", "Too Many Hops");
          exit;
        }
        if (has_totag()) {
          if (loose_route()) t_relay();
          else if (is_method("ACK") && t_check_trans()) t_relay();
          exit;
        }
        if (is_method("CANCEL")) {
          if (t_check_trans()) t_relay();
          exit;
        }
        t_check_trans();
        record_route();
        $du = "sip:%s";
        t_relay();
      }
      """;
}
