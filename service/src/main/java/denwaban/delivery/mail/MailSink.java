package denwaban.delivery.mail;

/// Port: takes mail where there is no mail server. Only the demo has one.
public interface MailSink {

  /// @param subject as it would be sent
  void take(String to, String subject, String text);
}
