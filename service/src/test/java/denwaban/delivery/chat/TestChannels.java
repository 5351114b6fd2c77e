package denwaban.delivery.chat;

import denwaban.delivery.channel.Channel;
import denwaban.http.outbound.Outbound;

/// The chats' channels, for tests of other rooms.
public final class TestChannels {

  private TestChannels() {}

  public static Channel slack(Outbound outbound) {
    return new SlackChannel(new Posting(outbound));
  }
}
