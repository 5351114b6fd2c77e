package denwaban.message.index;

import denwaban.client.Clients;
import denwaban.database.PeriodicTask;
import denwaban.people.People;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Deletes the indexes of members whose access has ended, where the event did not reach them: the
/// program ended before it, or a page of theirs wrote once more.
@Component
final class TextIndexCleanup {

  private final Clients clients;
  private final People people;
  private final TextIndexes indexes;

  TextIndexCleanup(Clients clients, People people, TextIndexes indexes) {
    this.clients = clients;
    this.people = people;
    this.indexes = indexes;
  }

  void round() {
    for (var client : clients.all()) {
      indexes.drop(client.id(), List.copyOf(people.ended(client.id()).keySet()));
    }
  }

  /// At a start, and each hour.
  @Configuration(proxyBeanMethods = false)
  static class Task {

    @Bean
    PeriodicTask textIndexTask(TextIndexCleanup cleanup) {
      return new PeriodicTask("text-indexes", Duration.ofHours(1), cleanup::round);
    }
  }
}
