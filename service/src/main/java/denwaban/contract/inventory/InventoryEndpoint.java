package denwaban.contract.inventory;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.contract.Contracts;
import denwaban.contract.Terms;
import denwaban.http.Problem;
import denwaban.storage.StoragePlace;
import denwaban.terms.Catalogue;
import denwaban.terms.DataScope;
import denwaban.terms.Kind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The register of what is kept of a client (取扱台帳), and a try of what its contract does not name.
@RestController
final class InventoryEndpoint {

  private final Contracts contracts;
  private final StoragePlace place;
  private final InstantSource clock;

  InventoryEndpoint(Contracts contracts, StoragePlace place, InstantSource clock) {
    this.contracts = contracts;
    this.place = place;
    this.clock = clock;
  }

  /// @param version of the terms in force; null without a record
  /// @param country where files and database lie (ISO 3166-1), as the office says
  /// @param countries that the contract names; null without a record
  /// @param categories that the contract names, and all that there are
  record Page(
      @Nullable Integer version,
      String country,
      @Nullable List<String> countries,
      List<Category> categories,
      List<Item> items) {}

  /// @param agreed whether the contract names it; null without a record
  record Category(String code, @Nullable Boolean agreed) {}

  /// @param name, who, purpose in Japanese and English
  /// @param days that the contract says; null where it says none
  record Item(
      String id,
      List<String> name,
      List<String> categories,
      String of,
      String place,
      boolean sealed,
      @Nullable Long days,
      List<String> who,
      List<String> purpose) {}

  /// What the desk would do with a field of that category.
  ///
  /// @param allowed whether it would be asked
  /// @param version of the terms that decide; null where none with a record are in force
  record Trial(String category, boolean allowed, @Nullable Integer version) {}

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/inventory")
  Page own(CurrentUser user) {
    var terms = terms(user);
    var record = terms.flatMap(it -> Optional.ofNullable(it.record()));
    var scope = record.map(DataScope::of);
    return new Page(
        scope.isEmpty() ? null : terms.map(Terms::version).orElse(null),
        place.country(),
        record.map(it -> it.reading().set("storage.regions")).orElse(null),
        categories().stream()
            .map(it -> new Category(it, scope.map(s -> s.allows(it)).orElse(null)))
            .toList(),
        Inventory.items().stream().map(it -> item(it, terms)).toList());
  }

  /// Asks the very rule by which a call's form is made.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/inventory/trial")
  Trial trial(@RequestParam String category, CurrentUser user) {
    if (!categories().contains(category)) throw Problem.malformed();
    var scope = contracts.scope(user.memberOf(), clock.instant());
    var version = scope.isEmpty() ? null : terms(user).map(Terms::version).orElse(null);
    return new Trial(category, scope.map(it -> it.allows(category)).orElse(true), version);
  }

  private Optional<Terms> terms(CurrentUser user) {
    return contracts.terms(user.memberOf(), clock.instant());
  }

  private static List<String> categories() {
    return ((Kind.Choices) Catalogue.term("data.categories").kind()).options();
  }

  private static Item item(Inventory.Item it, Optional<Terms> terms) {
    var retention = it.retention();
    var days =
        retention == null
            ? null
            : terms
                .flatMap(t -> Optional.ofNullable(t.record()))
                .map(record -> record.reading().number(retention))
                .orElse(null);
    return new Item(
        it.id(),
        it.name(),
        it.categories(),
        it.of(),
        it.place(),
        it.sealed(),
        days,
        it.who(),
        it.purpose());
  }
}
