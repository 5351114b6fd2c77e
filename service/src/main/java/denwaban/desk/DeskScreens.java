package denwaban.desk;

import denwaban.access.session.EventStream;
import denwaban.call.DeskView;
import denwaban.call.Screens;
import denwaban.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// The open desk screens of each operator, fed with server-sent events.
///
/// A slow screen skips to the newest state and none goes back to an older one; it never holds up
/// the switchboard or another screen ([EventStream]).
final class DeskScreens implements Screens {

  private final Map<PersonId, List<Screen>> open = new ConcurrentHashMap<>();

  private static final class Screen {

    private final EventStream stream;
    private long shown = -1;

    Screen(EventStream stream) {
      this.stream = stream;
    }

    synchronized void show(DeskView view) {
      if (view.seq() <= shown) return;
      shown = view.seq();
      stream.send("desk", Long.toString(shown), view);
    }
  }

  @Override
  public void show(PersonId operator, DeskView view) {
    open.getOrDefault(operator, List.of()).forEach(screen -> screen.show(view));
  }

  /// @param now looks at the desk; asked when the screen is there, so that it misses nothing
  void add(PersonId operator, EventStream stream, Supplier<DeskView> now) {
    var screen = new Screen(stream);
    open.computeIfAbsent(operator, _ -> new CopyOnWriteArrayList<>()).add(screen);
    screen.show(now.get());
  }

  void remove(PersonId operator, EventStream stream) {
    open.computeIfPresent(
        operator,
        (_, screens) -> {
          screens.removeIf(screen -> screen.stream.equals(stream));
          return screens.isEmpty() ? null : screens;
        });
  }
}
