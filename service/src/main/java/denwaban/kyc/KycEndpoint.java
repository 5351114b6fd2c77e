package denwaban.kyc;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Verifications of clients, for the few of the office who keep them.
@RestController
final class KycEndpoint {

  private final Verifications verifications;

  KycEndpoint(Verifications verifications) {
    this.verifications = verifications;
  }

  /// @param methods every method, with the days on which it counts
  record All(List<OfClient> clients, List<OneMethod> methods) {
    All {
      clients = List.copyOf(clients);
      methods = List.copyOf(methods);
    }
  }

  /// @param subject `company` or `person`
  /// @param meeting `face` or `remote`
  /// @param from the first day, in Japan
  /// @param to the last day, in Japan; null while no rule ends it
  /// @param ordinance what ends it
  record OneMethod(
      String code,
      String subject,
      String meeting,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String ordinance) {
    static OneMethod of(Method it) {
      return new OneMethod(
          it.code(),
          Codes.of(it.subject()),
          Codes.of(it.meeting()),
          it.validFrom(),
          it.validTo().orElse(null),
          it.ended().map(Method.Ordinance::title).orElse(null));
    }
  }

  /// @param needed whether the number is the office's own by contract
  /// @param state `not-needed`, `missing`, `method-ended` or `verified`
  /// @param on the day of the newest verification, in Japan
  /// @param keptUntil the day until which records are kept at least; null while the contract runs
  record OfClient(
      UUID client,
      String name,
      boolean needed,
      String state,
      @Nullable LocalDate on,
      @Nullable String company,
      @Nullable String person,
      @Nullable LocalDate keptUntil) {
    static OfClient of(Verifications.OfClient it) {
      var newest = it.newest();
      return new OfClient(
          it.client().id().value(),
          it.client().name(),
          it.needed(),
          it.state().code(),
          newest == null ? null : newest.on(),
          newest == null ? null : newest.company(),
          newest == null ? null : newest.person(),
          it.keptUntil());
    }
  }

  record Client(OfClient standing, List<OneRecord> records) {
    Client {
      records = List.copyOf(records);
    }
  }

  /// Of one record, what is not encrypted.
  ///
  /// @param by the id of a person of the office
  record OneRecord(UUID id, LocalDate on, String company, String person, Instant at, UUID by) {
    static OneRecord of(Verification it) {
      return new OneRecord(it.id(), it.on(), it.company(), it.person(), it.at(), it.by().value());
    }
  }

  record Whole(OneRecord record, Content content) {}

  /// What was verified.
  ///
  /// @param owners 1 to 10
  record Content(
      String company,
      String address,
      @Nullable String number,
      String business,
      String purpose,
      List<IdentifiedPerson> owners,
      IdentifiedPerson acting,
      String authority,
      String companyDocument,
      String personDocument,
      @Nullable String chipDigest) {
    Content {
      requireNonNull(company);
      requireNonNull(address);
      requireNonNull(business);
      requireNonNull(purpose);
      owners = List.copyOf(owners);
      requireNonNull(acting);
      requireNonNull(authority);
      requireNonNull(companyDocument);
      requireNonNull(personDocument);
    }

    static Content of(Parties it) {
      return new Content(
          it.company(),
          it.address(),
          it.number(),
          it.business(),
          it.purpose(),
          it.owners().stream().map(IdentifiedPerson::of).toList(),
          IdentifiedPerson.of(it.acting()),
          it.authority(),
          it.companyDocument(),
          it.personDocument(),
          it.chipDigest());
    }

    Parties parties() {
      return new Parties(
          company,
          address,
          number,
          business,
          purpose,
          owners.stream().map(IdentifiedPerson::person).toList(),
          acting.person(),
          authority,
          companyDocument,
          personDocument,
          chipDigest);
    }
  }

  /// @param born a day
  record IdentifiedPerson(String name, String address, LocalDate born) {
    IdentifiedPerson {
      requireNonNull(name);
      requireNonNull(address);
      requireNonNull(born);
    }

    static IdentifiedPerson of(Parties.Person it) {
      return new IdentifiedPerson(it.name(), it.address(), it.born());
    }

    Parties.Person person() {
      return new Parties.Person(name, address, born);
    }
  }

  /// @param on the day of the verification, in Japan
  /// @param company the code of a method
  /// @param person the code of a method
  record NewRecord(LocalDate on, String company, String person, Content content) {
    NewRecord {
      requireNonNull(on);
      requireNonNull(company);
      requireNonNull(person);
      requireNonNull(content);
    }
  }

  @GetMapping("/api/office/kyc")
  @RequiresPermission(Permission.KYC)
  All all() {
    return new All(
        verifications.all().stream().map(OfClient::of).toList(),
        Arrays.stream(Method.values()).map(OneMethod::of).toList());
  }

  @GetMapping("/api/office/clients/{id}/kyc")
  @RequiresPermission(Permission.KYC)
  Client of(@PathVariable UUID id) {
    var client = new ClientId(id);
    return new Client(
        OfClient.of(verifications.of(client)),
        verifications.records(client).stream().map(OneRecord::of).toList());
  }

  @GetMapping("/api/office/clients/{id}/kyc/{record}")
  @RequiresPermission(Permission.KYC)
  Whole open(CurrentUser user, @PathVariable UUID id, @PathVariable UUID record) {
    var opened = verifications.open(user, new ClientId(id), record);
    return new Whole(OneRecord.of(opened.verification()), Content.of(opened.parties()));
  }

  @PostMapping("/api/office/clients/{id}/kyc")
  @RequiresPermission(Permission.KYC)
  @ResponseStatus(HttpStatus.CREATED)
  OneRecord add(CurrentUser user, @PathVariable UUID id, @RequestBody NewRecord body) {
    var parties = fitting(() -> body.content().parties());
    var company = method(body.company(), Method.Subject.COMPANY);
    var person = method(body.person(), Method.Subject.PERSON);
    return OneRecord.of(
        verifications.add(user, new ClientId(id), body.on(), company, person, parties));
  }

  private static Method method(String code, Method.Subject subject) {
    return Method.of(code)
        .filter(it -> it.subject() == subject)
        .orElseThrow(() -> KycProblems.unfit("method"));
  }

  private static Parties fitting(Supplier<Parties> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException unfit) {
      throw KycProblems.unfit(String.valueOf(unfit.getMessage()));
    }
  }
}
