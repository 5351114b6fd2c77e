package denwaban.call;

import denwaban.call.media.WebLeg;

/// The operator's browser as a headset.
public record LegHeadset(WebLeg leg) implements Headset {

  @Override
  public void quiet() {
    leg.unbridge();
  }
}
