package denwaban.vault;

import denwaban.audit.AuditLog;
import denwaban.audit.TestLog;
import denwaban.client.Clients;
import denwaban.client.ExportPart;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.TestClients;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.retention.TestLeases;
import denwaban.storage.TestStorage;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.UnscopedVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// The real vault over a test database and folder. Each one is another run of the program.
public final class TestVault {

  private final InstantSource clock;
  private final TestDatabase database;
  private final Path folder;
  private final KeyVault keys;
  private final Headers headers;
  private final Vault vault;

  /// What was published.
  public final List<Object> said = new ArrayList<>();

  public TestVault(TestDatabase database, Path folder) {
    this(database, folder, TestStorage.keys(folder), Clock.systemUTC());
  }

  public TestVault(TestDatabase database, Path folder, KeyVault keys) {
    this(database, folder, keys, Clock.systemUTC());
  }

  public TestVault(TestDatabase database, Path folder, InstantSource clock) {
    this(database, folder, TestStorage.keys(folder), clock);
  }

  private TestVault(TestDatabase database, Path folder, KeyVault keys, InstantSource clock) {
    this.clock = clock;
    this.database = database;
    this.folder = folder;
    this.keys = keys;
    // whoever wraps or unwraps while holding a connection fails here
    this.headers =
        new Headers(new UnscopedVault(keys, database.fence()), new WeekKeys(database.jdbc()));
    this.vault =
        new Vault(
            database.fence(),
            new ObjectTable(database.jdbc()),
            new VersionTable(database.jdbc()),
            headers,
            TestStorage.objects(folder),
            TestClients.keysOver(database),
            clock,
            new Ids(Clock.systemUTC(), new Random()));
  }

  /// Where everything of it lies.
  public Path folder() {
    return folder;
  }

  public Vault vault() {
    return vault;
  }

  /// What opens a segment, without a release.
  public Bytes header(ClientId client, ObjectId object, int segment) {
    var rows =
        database.fence().as(client, () -> new ObjectTable(database.jdbc()).headers(client, object));
    return headers.unwrap(client, object, rows.get(segment).header()).orElseThrow();
  }

  /// What wraps its headers.
  public KeyVault keys() {
    return keys;
  }

  public IntakeRewrap sorting(Clients clients) {
    return new IntakeRewrap(database.fence(), new ObjectTable(database.jdbc()), headers, clients);
  }

  HeaderRenewal reheading(CompanyKeys keys, AuditLog audit) {
    return new HeaderRenewal(
        database.fence(), new ObjectTable(database.jdbc()), headers, tokens(keys), keys, audit);
  }

  /// What members make for reviewers.
  public ReviewerHeaders reviewerHeaders() {
    return new ReviewerHeaders(database.fence(), database.jdbc(), headers);
  }

  public BlindTokens tokens(CompanyKeys keys) {
    return new BlindTokens(
        database.fence(),
        new ObjectTable(database.jdbc()),
        new BlindTokenTable(database.jdbc()),
        keys);
  }

  ExitPacks packs(CompanyKeys keys, TestLog log, ExportPart... parts) {
    return packs(keys, log, Runtime.getRuntime().maxMemory(), parts);
  }

  ExitPacks packs(CompanyKeys keys, TestLog log, long heap, ExportPart... parts) {
    var beans = new StaticListableBeanFactory();
    for (var part : parts) beans.addBean(part.toString(), part);
    return new ExitPacks(
        database.fence(),
        new ObjectTable(database.jdbc()),
        headers,
        TestStorage.objects(folder),
        keys,
        new TestContracts(database, log.door()).contracts(),
        log.door(),
        log.reading(),
        beans.getBeanProvider(ExportPart.class),
        Clock.systemUTC(),
        "denwaban.example/log",
        heap);
  }

  HeaderRelease release(AuditLog audit) {
    return new HeaderRelease(
        database.fence(),
        new ObjectTable(database.jdbc()),
        new VersionTable(database.jdbc()),
        headers,
        TestStorage.objects(folder),
        TestLeases.over(database),
        audit,
        said::add);
  }

  public OperatorHeaders own(AuditLog audit) {
    return new OperatorHeaders(
        database.fence(),
        new ObjectTable(database.jdbc()),
        new OperatorHeaderTable(database.jdbc()),
        headers,
        TestStorage.objects(folder),
        audit,
        clock);
  }
}
