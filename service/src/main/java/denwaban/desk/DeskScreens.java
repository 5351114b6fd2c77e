package denwaban.desk;

import denwaban.access.session.EventStreams.Stream;
import denwaban.call.DeskView;
import denwaban.call.Screens;
import denwaban.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The open desk screens of each operator, fed with server-sent events.
///
/// A slow screen skips to the newest state and none goes back to an older one; it never holds up
/// the switchboard or another screen.
final class DeskScreens implements Screens {

  private final Map<PersonId, List<Screen>> open = new ConcurrentHashMap<>();
  private final Executor threads;

  /// @param threads one thread per task: sending blocks
  DeskScreens(Executor threads) {
    this.threads = threads;
  }

  private final class Screen {

    private final AtomicReference<@Nullable DeskView> next = new AtomicReference<>();
    private final Stream stream;
    private long sent = -1;

    Screen(Stream stream) {
      this.stream = stream;
    }

    void show(DeskView view) {
      // the thread that puts the first one in starts the sending; later ones take its place
      var waiting = next.getAndUpdate(now -> now == null || now.seq() < view.seq() ? view : now);
      if (waiting == null) threads.execute(this::send);
    }

    private void send() {
      // one sender at a time, in order; the newest state wins
      synchronized (this) {
        var view = next.getAndSet(null);
        if (view == null || view.seq() <= sent) return;
        sent = view.seq();
        stream.send("desk", Long.toString(sent), view);
      }
    }
  }

  @Override
  public void show(PersonId operator, DeskView view) {
    open.getOrDefault(operator, List.of()).forEach(screen -> screen.show(view));
  }

  /// @param now looks at the desk; asked when the screen is there, so that it misses nothing
  void add(PersonId operator, Stream stream, Supplier<DeskView> now) {
    var screen = new Screen(stream);
    open.computeIfAbsent(operator, _ -> new CopyOnWriteArrayList<>()).add(screen);
    screen.show(now.get());
  }

  void remove(PersonId operator, Stream stream) {
    open.computeIfPresent(
        operator,
        (_, screens) -> {
          screens.removeIf(screen -> screen.stream.equals(stream));
          return screens.isEmpty() ? null : screens;
        });
  }
}
