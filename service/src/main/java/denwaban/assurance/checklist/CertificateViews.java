package denwaban.assurance.checklist;

import denwaban.assurance.certificate.CertificateState;
import denwaban.assurance.certificate.Matrix;
import denwaban.assurance.certificate.Registered;
import denwaban.assurance.certificate.ServiceType;
import denwaban.assurance.certificate.Site;
import java.util.List;

/// Certificates as readers see them. A badge is a rendering of a valid record, and of nothing else.
final class CertificateViews {

  private CertificateViews() {}

  static List<ChecklistView.Badge> badges(List<Registered> all) {
    return all.stream()
        .filter(it -> it.state() == CertificateState.VALID)
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
            .filter(it -> it.state() == CertificateState.VALID)
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
