package denwaban.assurance.checklist;

import denwaban.assurance.certificate.CertificateState;
import denwaban.assurance.certificate.Matrix;
import denwaban.assurance.certificate.Registered;
import denwaban.assurance.certificate.ServiceType;
import denwaban.assurance.certificate.Site;
import denwaban.kernel.CorporateNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Certificates as readers see them. A badge is a rendering of a valid record, and of nothing else.
final class CertificateViews {

  private CertificateViews() {}

  /// @param own the office's 法人番号; null until two people said it: nothing is ours until then
  static List<ChecklistView.Badge> badges(List<Registered> all, @Nullable CorporateNumber own) {
    return all.stream()
        .filter(it -> it.state() == CertificateState.VALID)
        .filter(it -> it.certificate().isOf(own) || it.certificate().isReport())
        .map(it -> {
          var of = it.certificate();
          return new ChecklistView.Badge(
              of.scheme().code(),
              of.number(),
              of.holderName(),
              of.edition(),
              of.from(),
              of.to(),
              of.scopeText(),
              it.lastCheckedAt(),
              it.linkable() ? of.registryLink() : null);
        })
        .toList();
  }

  static ChecklistView.Coverage coverage(Matrix matrix) {
    return new ChecklistView.Coverage(
        matrix.services().stream().map(ServiceType::code).toList(),
        matrix.sites().stream().map(Site::code).toList(),
        matrix.scopes().stream()
            .filter(it -> it.ours() && it.state() == CertificateState.VALID)
            .map(it ->
                new ChecklistView.Scope(
                    it.scheme().code(),
                    it.number(),
                    it.scopeText(),
                    matrix.services().stream()
                        .map(service ->
                            matrix.sites().stream()
                                .map(site -> decision(it, service, site))
                                .toList())
                        .toList()))
            .toList());
  }

  private static String decision(Matrix.Scope scope, ServiceType service, Site site) {
    return scope.cells().stream()
        .filter(it -> it.service() == service && it.site().equals(site))
        .map(it -> it.decision().code())
        .findFirst()
        .orElse(Matrix.Decision.UNDECIDED.code());
  }
}
