package denwaban.database.backlog;

import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/// The real backlog over a test folder and database. Each one is another run of the program.
public final class TestBacklog {

  private final Backlog backlog;
  private final BacklogReplay backlogReplay;
  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
  private int writers;

  public TestBacklog(TestDatabase database, Path folder) {
    this(database, folder, Backlog.LIMIT);
  }

  public TestBacklog(TestDatabase database, Path folder, int limit) {
    backlog =
        new Backlog(
            folder.resolve("backlog"),
            new Ids(Clock.systemUTC(), new Random()),
            Clock.systemUTC(),
            limit);
    backlogReplay =
        new BacklogReplay(
            backlog,
            database.fence(),
            database.jdbc(),
            beans.getBeanProvider(BacklogWriter.class),
            Clock.systemUTC());
  }

  public TestBacklog writes(BacklogWriter backlogWriter) {
    beans.registerSingleton("late" + ++writers, backlogWriter);
    return this;
  }

  public Backlog backlog() {
    return backlog;
  }

  public BacklogReplay catchingUp() {
    return backlogReplay;
  }
}
