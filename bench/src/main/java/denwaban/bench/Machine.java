package denwaban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says on what a measurement ran: numbers without their machine mean nothing.
final class Machine {

  private Machine() {}

  static void print() throws IOException {
    var model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown CPU");
    var cores = Files.readString(Path.of("/sys/devices/system/cpu/online")).strip();
    var load = Files.readString(Path.of("/proc/loadavg")).strip();
    System.out.printf(
        "%s, cores %s, Linux %s, Java %s, load before: %s%n",
        model, cores, System.getProperty("os.version"), Runtime.version(), load);
  }
}
