package denwaban.audit.anchor;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// A real witness in a process of its own, that is asked about the installation's log.
public final class TestWitness implements AutoCloseable {

  private final WitnessProcess process;
  private final TestLog log;
  private final WitnessRounds rounds;
  private final WitnessReader reader;

  public TestWitness(TestDatabase database, TestLog log, Path folder, InstantSource clock)
      throws IOException {
    this.log = log;
    process = new WitnessProcess(folder, log.signers().keys(LogId.INSTALLATION).vkeys());
    var logs = new Logs(database.jdbc());
    var table = new WitnessTable(database.jdbc());
    rounds =
        new WitnessRounds(process.settings(), database.fence(), logs, table, log.door(), clock);
    reader = new WitnessReader(process.settings(), rounds, table, logs, database.fence());
  }

  public WitnessReader reader() {
    return reader;
  }

  public void round() throws InterruptedException {
    log.sequence();
    rounds.round();
  }

  @Override
  public void close() {
    process.close();
  }
}
