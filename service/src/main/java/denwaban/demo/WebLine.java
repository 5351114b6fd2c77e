package denwaban.demo;

import denwaban.call.AudioTap;
import denwaban.call.Headset;
import denwaban.call.Line;
import denwaban.call.event.Refusal;
import denwaban.call.media.LegHeadset;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.WebEvent;
import denwaban.call.media.WebLeg;
import denwaban.kernel.Bytes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A browser as the caller's telephone. What should be heard waits until audio can flow, so that
/// the greeting is not lost in the handshake.
final class WebLine implements Line {

  private final WebLeg leg;
  private final MediaPlane media;
  private final Runnable gone;
  private boolean up;
  private @Nullable Runnable next;
  private @Nullable AudioTap tap;

  /// @param gone run when the line is refused or hung up by us
  WebLine(WebLeg leg, MediaPlane media, Runnable gone) {
    this.leg = leg;
    this.media = media;
    this.gone = gone;
  }

  synchronized void changed(WebEvent event) {
    if (!(event instanceof WebEvent.Up)) return;
    up = true;
    if (tap != null) leg.tap(tap);
    if (next != null) next.run();
    next = null;
  }

  private synchronized void hear(Runnable sound) {
    if (up) sound.run();
    else next = sound;
  }

  @Override
  public void ring() {}

  @Override
  public void accept() {}

  @Override
  public void refuse(Refusal why) {
    hangUp();
  }

  @Override
  public void hangUp() {
    leg.close();
    gone.run();
  }

  @Override
  public void play(Bytes ulaw, Runnable ended) {
    // not on the media thread: what follows may take the switchboard's lock
    hear(() -> leg.play(ulaw, () -> Thread.startVirtualThread(ended)));
  }

  @Override
  public void loop(Bytes ulaw) {
    hear(() -> leg.hold(ulaw));
  }

  @Override
  public void bridge(Headset operator) {
    if (operator instanceof LegHeadset headset) hear(() -> media.bridge(leg, headset.leg()));
  }

  @Override
  public void keys(Consumer<Character> pressed) {
    leg.keys(key -> Thread.startVirtualThread(() -> pressed.accept(key)));
  }

  @Override
  public synchronized void tap(AudioTap recorder) {
    tap = recorder;
    if (up) leg.tap(recorder);
  }
}
