package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Outcome;
import denwaban.delivery.DeliveryFacts.Flows;
import denwaban.delivery.mail.MailCheck.Found;
import org.junit.jupiter.api.Test;

/// Notices leave by TLS, and to nowhere that a client did not ask for.
class DeliveryProducerTest {

  private static Outcome mail(Found found) {
    var findings = new Findings();
    DeliveryProducer.mail(findings, found);
    return findings.all().getFirst().outcome();
  }

  @Test
  void a_mail_server_that_cannot_be_reached_safely_is_red_and_none_is_not_known() {
    assertThat(mail(Found.ANSWERS)).isEqualTo(Outcome.PASSED);
    assertThat(mail(Found.DOES_NOT)).isEqualTo(Outcome.FAILED);
    assertThat(mail(Found.NOT_SET_UP)).isEqualTo(Outcome.COULD_NOT_LOOK);
  }

  private static Outcome flows(int all, int unasked) {
    var findings = new Findings();
    DeliveryProducer.flows(findings, new Flows(all, unasked));
    return findings.all().getFirst().outcome();
  }

  @Test
  void one_host_that_nobody_asked_for_is_red() {
    assertThat(flows(3, 0)).isEqualTo(Outcome.PASSED);
    assertThat(flows(0, 0)).isEqualTo(Outcome.PASSED);
    assertThat(flows(3, 1)).isEqualTo(Outcome.FAILED);
  }
}
