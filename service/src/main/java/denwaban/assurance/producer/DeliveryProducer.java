package denwaban.assurance.producer;

import denwaban.delivery.DeliveryFacts;
import denwaban.delivery.mail.MailCheck;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether notices leave over TLS, and only to where clients asked for.
@Component
final class DeliveryProducer implements Producer {

  private final DeliveryFacts facts;

  DeliveryProducer(DeliveryFacts facts) {
    this.facts = facts;
  }

  @Override
  public Set<String> checks() {
    return Set.of("delivery.tls", "flows.allowed");
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(4);
  }

  @Override
  public void look(Findings findings) {
    mail(findings, facts.mail());
    flows(findings, facts.flows());
  }

  static void mail(Findings findings, MailCheck.Found found) {
    switch (found) {
      case MailCheck.Found.NOT_SET_UP ->
          findings.couldNot(
              "delivery.tls", "メールを送る設定がありません。", "No mail server is set up to send by.");
      case MailCheck.Found.ANSWERS ->
          findings.add(
              "delivery.tls",
              true,
              1,
              1,
              "メールサーバーに、TLS 1.2 以上と証明書を確かめたうえで接続できました。",
              "The mail server was reached by TLS 1.2 or newer, and proved its name.");
      case MailCheck.Found.DOES_NOT ->
          findings.add(
              "delivery.tls",
              false,
              1,
              1,
              "メールサーバーに安全に接続できません。お知らせのメールは送られていません。",
              "The mail server cannot be reached safely. No notice goes by mail.");
    }
  }

  static void flows(Findings findings, DeliveryFacts.Flows flows) {
    findings.add(
        "flows.allowed",
        flows.unasked() == 0,
        flows.all(),
        flows.all(),
        "この 30 日に送信した先 %d 件のうち、委託元が登録していない手段、または承諾していない先によるものは %d 件です。"
            .formatted(flows.all(), flows.unasked()),
        "Of %d hosts that something went to in 30 days, %d were by a way that the client never asked for, or not agreed to."
            .formatted(flows.all(), flows.unasked()));
  }
}
