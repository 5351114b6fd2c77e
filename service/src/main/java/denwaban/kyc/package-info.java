/// Who clients are: verification at the contract (取引時確認) and its records, and notes of suspicion
/// (犯罪収益移転防止法 4条, 6条, 8条).
///
/// - Knows: how and when a client's identity was verified, by methods that end; what looked
///   suspicious, and whether it was reported.
/// - Never knows: a call, or what was said in one. No client ever learns of a note of suspicion.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "storage :: key",
      "audit",
      "http",
      "access"
    })
package denwaban.kyc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
