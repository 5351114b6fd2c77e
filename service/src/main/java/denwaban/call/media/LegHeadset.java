package denwaban.call.media;

import denwaban.call.Headset;

/// The operator's browser as a headset.
public record LegHeadset(WebLeg leg) implements Headset {

  @Override
  public void quiet() {
    leg.unbridge();
  }
}
