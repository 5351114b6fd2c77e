package denwaban.assurance.certificate;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The register, in the installation's log. Text that a user typed stays in the register.
@Component
final class CertificateLog {

  private final AuditLog log;

  CertificateLog(AuditLog log) {
    this.log = log;
  }

  void entered(CurrentUser user, UUID record, int version, Certificate it) {
    append(
        user,
        Action.CERTIFICATE_ENTERED,
        record,
        Map.of(
            "scheme", it.scheme().code(),
            "version", Integer.toString(version),
            "digest", it.digest()));
  }

  /// @param entry a version, a reinstatement, a decision on a scope or a statement of the office
  void confirmed(CurrentUser user, UUID entry) {
    append(user, Action.CERTIFICATE_CONFIRMED, entry, Map.of());
  }

  void changed(CurrentUser user, UUID record, StatusChange change) {
    append(user, Action.CERTIFICATE_STATE, record, Map.of("change", change.code()));
  }

  void checked(CurrentUser user, UUID record, CheckResult result) {
    append(user, Action.CERTIFICATE_CHECKED, record, Map.of("result", result.code()));
  }

  void decided(CurrentUser user, UUID record, ServiceType service, Site site, boolean covered) {
    append(
        user,
        Action.CERTIFICATE_SCOPE,
        record,
        Map.of("service", service.code(), "site", site.code(), "covered", covered ? "yes" : "no"));
  }

  /// What the office offers is what the scopes are held against.
  void stated(CurrentUser user, UUID entry, String services) {
    append(user, Action.CERTIFICATE_SCOPE, entry, Map.of("services", services));
  }

  private void append(CurrentUser user, Action action, UUID object, Map<String, String> detail) {
    log.append(
        new Entry(
            action, null, object.toString(), user.actor(), Purpose.MANAGE, Result.DONE, detail));
  }
}
