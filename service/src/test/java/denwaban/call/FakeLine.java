package denwaban.call;

import denwaban.call.event.Refusal;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A caller's line: what he heard, and how it ended.
final class FakeLine implements Line {

  final CallId id;
  final List<String> heard = new ArrayList<>();
  final List<AudioTap> taps = new ArrayList<>();
  private Runnable greeted = () -> {};
  private Consumer<Character> keys = _ -> {};
  boolean ended;
  @Nullable Refusal refused;

  FakeLine(CallId id) {
    this.id = id;
  }

  String last() {
    return heard.getLast();
  }

  void greetingEnds() {
    var then = greeted;
    greeted = () -> {};
    then.run();
  }

  @Override
  public void ring() {
    heard.add("rings");
  }

  @Override
  public void accept() {
    heard.add("accepted");
  }

  @Override
  public void refuse(Refusal why) {
    refused = why;
  }

  @Override
  public void hangUp() {
    ended = true;
  }

  @Override
  public void play(Bytes ulaw, Runnable then) {
    heard.add(FakeSounds.name(ulaw));
    greeted = then;
  }

  @Override
  public void loop(Bytes ulaw) {
    heard.add(FakeSounds.name(ulaw));
    greeted = () -> {};
  }

  @Override
  public void bridge(Headset operator) {
    greeted = () -> {};
    heard.add("operator");
  }

  /// The caller presses a key.
  void presses(char key) {
    keys.accept(key);
  }

  @Override
  public void keys(Consumer<Character> pressed) {
    keys = pressed;
  }

  @Override
  public void tap(AudioTap tap) {
    taps.add(tap);
  }
}
