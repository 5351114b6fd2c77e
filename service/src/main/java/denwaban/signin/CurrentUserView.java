package denwaban.signin;

import denwaban.access.Permission;
import denwaban.access.session.KnownBrowsers;
import denwaban.people.MemberNotices;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is signed in, as their own screen shows it.
///
/// @param may names of [Permission], so that screens offer nothing that would be refused
/// @param unfamiliar browsers that the user signed in with and has not confirmed yet
/// @param passkeyChanges passkeys that were added or removed, and that the user has not confirmed
///   yet
/// @param notices what all members of the user's client are told; empty for staff
/// @param accessEnds when access ends next that the user's company must confirm, if that is within
///   [RoleGrants#REVIEW] or past: their own, for an administrator also a colleague's; null for
///   staff, and when the contract has ended, as no one confirms it then
/// @param bound whether this session is good in this browser alone; false where the browser keeps
///   no keys
/// @param idleMinutes without input for so long, this session ends
/// @param ends then it ends, whatever happens
/// @param secondsLeft until it ends if there is none
/// @param csrf always null: the Origin header does that work
record CurrentUserView(
    String person,
    String name,
    String kana,
    String kind,
    String role,
    List<Permission> may,
    @Nullable Company client,
    boolean demo,
    @Nullable String csrf,
    Instant now,
    List<KnownBrowsers.Unfamiliar> unfamiliar,
    List<PasskeyChanges.Change> passkeyChanges,
    List<MemberNotices.Notice> notices,
    @Nullable Instant accessEnds,
    boolean bound,
    int idleMinutes,
    Instant ends,
    long secondsLeft) {

  record Company(String id, String name, String slug) {}
}
