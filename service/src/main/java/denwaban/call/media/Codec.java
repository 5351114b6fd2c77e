package denwaban.call.media;

/// The two sounds of the telephone network (ITU-T G.711), with their static RTP payload types.
public enum Codec {
  PCMU(0),
  PCMA(8);

  private final int payloadType;

  Codec(int payloadType) {
    this.payloadType = payloadType;
  }

  public int payloadType() {
    return payloadType;
  }
}
