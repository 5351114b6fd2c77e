package denwaban.delivery;

import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/// Says what it carried.
final class FakeChannel implements Channel {

  record Carried(Notice notice, String to) {}

  final List<Carried> carried = new CopyOnWriteArrayList<>();
  BiFunction<Notice, Address, Outcome> answers = (_, _) -> new Outcome.Accepted();
  private final DeliveryWayKind kind;

  FakeChannel(DeliveryWayKind kind) {
    this.kind = kind;
  }

  @Override
  public DeliveryWayKind kind() {
    return kind;
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    carried.add(new Carried(notice, address.own()));
    return answers.apply(notice, address);
  }

  @Override
  public String check(Address address) {
    if (address.own().isBlank() && address.account().isBlank())
      throw new IllegalArgumentException("no address");
    return "hint";
  }
}
