package denwaban.preflight.outside;

import denwaban.backup.BackupConditions;
import denwaban.database.CannotStart;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import denwaban.storage.StoreConditions;
import denwaban.storage.bucket.BucketAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The buckets of payloads and backup: there, with a key that is taken, closed to strangers, able
/// to lock what is to be locked. That they can be written is tried by a start alone.
public final class BucketsCheck implements Check {

  private static final String PAYLOADS = "denwaban.storage.s3";
  private static final String BACKUP = "denwaban.backup.s3";

  private final InstantSource clock;

  public BucketsCheck(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Text subject() {
    return new Text("バケット", "Buckets");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var found = new ArrayList<Finding>();
    if (setup.text(PAYLOADS + ".endpoint").isPresent()) found.addAll(payloads(setup));
    if (setup.text(BACKUP + ".endpoint").isPresent()) found.addAll(backup(setup));
    if (found.isEmpty()) {
      found.add(Finding.ok("設定にバケットはありません。", "No bucket is named in the settings."));
    }
    return found;
  }

  /// Asks, and where a bucket is there, how it is.
  private interface Asking {
    Optional<BucketAnswer> ask();
  }

  private interface More {
    List<Finding> look() throws IOException;
  }

  private List<Finding> payloads(Setup setup) {
    return look(
        PAYLOADS,
        () -> StoreConditions.of(setup.binder()).bucket(clock),
        () -> safety(StoreConditions.of(setup.binder())));
  }

  private List<Finding> backup(Setup setup) {
    return look(
        BACKUP,
        () -> BackupConditions.bucket(setup.binder(), clock),
        () -> {
          BackupConditions.checkBucket(setup.binder(), clock);
          return List.of();
        });
  }

  private static List<Finding> look(String named, Asking asking, More more) {
    Optional<BucketAnswer> answer;
    try {
      answer = asking.ask();
    } catch (CannotStart refused) {
      return List.of(InJapanese.fault(named, refused));
    } catch (RuntimeException unread) {
      return List.of(Finding.NOT_CHECKED);
    }
    // a bucket without a name: the settings' own look says so
    if (answer.isEmpty()) return List.of(Finding.NOT_CHECKED);
    if (!(answer.get() instanceof BucketAnswer.There)) return List.of(told(named, answer.get()));
    try {
      var found = more.look();
      return found.isEmpty() ? List.of(told(named, answer.get())) : found;
    } catch (CannotStart refused) {
      return List.of(InJapanese.fault(named, refused));
    } catch (IOException | RuntimeException silent) {
      return List.of(told(named, new BucketAnswer.Silent()));
    }
  }

  private static List<Finding> safety(StoreConditions store) throws IOException {
    var found = new ArrayList<Finding>();
    if (store.isOpen()) {
      found.add(
          Finding.fault(
              new Text(
                  PAYLOADS + " のバケットを、誰でも読めます。", "Anyone can read the bucket of " + PAYLOADS + "."),
              new Text(
                  "バケットのポリシーと ACL から公開のアクセスを外し、サービスのログで誰が読んだかを確かめてください。",
                  "Take public access from its policy and its ACL, and see in the service's log who"
                      + " had access.")));
    }
    if (!store.locksAsAsked()) {
      found.add(
          Finding.fault(
              new Text(
                  PAYLOADS + ".lock-days がありますが、バケットに Object Lock がありません。",
                  PAYLOADS + ".lock-days is set, but the bucket has no Object Lock."),
              new Text(
                  "Object Lock 付きのバケットを作るか、lock-days をやめてください。",
                  "Make the bucket with Object Lock, or leave lock-days out.")));
    }
    return found;
  }

  private static Finding told(String named, BucketAnswer answer) {
    return switch (answer) {
      case BucketAnswer.There() ->
          Finding.ok(
              named + " のバケットがあり、鍵で入れます。書き込みは試していません。",
              "The bucket of " + named + " is there and takes the key. Nothing was written.");
      case BucketAnswer.Silent() ->
          Finding.fault(
              new Text(
                  named + ".endpoint につながらないか、サービスが応答しません。",
                  "The service of " + named + ".endpoint does not answer."),
              new Text(
                  "アドレス、名前解決、ファイアウォールを確かめてください。事務所は起動し、つながるまで手元に溜めます。",
                  "Check the address, its name and the firewall. The office starts, and keeps what"
                      + " waits here until then."));
      case BucketAnswer.Untrusted() ->
          Finding.fault(
              new Text(
                  named + ".endpoint の TLS の証明書を信頼できません。",
                  "The TLS certificate of " + named + ".endpoint is not believed."),
              new Text(
                  "アドレスと、サービスの証明書の名前・期限・発行者を確かめてください。",
                  "Check the address, and the name, dates and issuer of the service's certificate."));
      case BucketAnswer.NoService() ->
          Finding.fault(
              new Text(
                  named + ".endpoint で応答するものは S3 のサービスではありません。",
                  "What answers at " + named + ".endpoint is no S3 service."),
              new Text(
                  "endpoint を直してください。間にプロキシがあれば、そのページかもしれません。",
                  "Correct the endpoint; a proxy on the way may have answered with a page of its"
                      + " own."));
      case BucketAnswer.NoBucket() ->
          Finding.fault(
              new Text(
                  named + ".bucket の名前のバケットがありません。",
                  "There is no bucket of the name in " + named + ".bucket."),
              new Text("バケットを作るか、名前を直してください。", "Make it, or correct the name."));
      case BucketAnswer.Elsewhere(var region) ->
          Finding.fault(
              new Text(
                  named + " のバケットは別のリージョン " + region + " にあります。",
                  "The bucket of " + named + " lies in another region: " + region + "."),
              new Text(
                  named + ".region と endpoint をそのリージョンにしてください。",
                  "Set " + named + ".region, and an endpoint of that region."));
      case BucketAnswer.KeyRefused(var code) ->
          Finding.fault(
              new Text(
                  named + " の鍵を、サービスが受け付けません(" + code + ")。",
                  "The service does not take the key of " + named + " (" + code + ")."),
              new Text(
                  "アクセスキー ID とシークレットキーを、もう一度写してください。失効していれば作り直してください。",
                  "Copy the access key id and the secret key again; make new ones if they have"
                      + " ended."));
      case BucketAnswer.MayNotList(var status) ->
          Finding.fault(
              new Text(
                  named + " の鍵では、バケットの一覧が許されません(" + status + ")。",
                  "The key of " + named + " may not list the bucket (" + status + ")."),
              new Text(
                  "サービスの側で、docs/runbooks/bucket.md にある権限をこの鍵に与えてください。",
                  "Give this key, at the service, what docs/runbooks/bucket.md names."));
      case BucketAnswer.Skewed(var by) ->
          Finding.fault(
              new Text(
                  named + " のサービスの時計と、この機械の時計が " + minutes(by) + " 分違います。",
                  "The clock of the service of "
                      + named
                      + " and that of this machine are "
                      + minutes(by)
                      + " minutes apart."),
              new Text(
                  "この機械の時計を合わせてください(timedatectl)。15 分を超えると、サービスは鍵を受け付けません。",
                  "Set the clock of this machine (timedatectl); beyond 15 minutes a service takes no"
                      + " key."));
      case BucketAnswer.Refused(var status, var code) ->
          Finding.fault(
              new Text(
                  named + " のサービスが断りました(" + status + " " + code + ")。",
                  "The service of " + named + " refuses (" + status + " " + code + ")."),
              new Text(
                  "endpoint、region、path-style、バケットの名前を確かめてください。",
                  "Check endpoint, region, path-style and the bucket's name."));
    };
  }

  private static long minutes(Duration by) {
    return by.abs().toMinutes();
  }
}
