import { Anchor, Group, Menu, SegmentedControl, Text, UnstyledButton } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { api, whenTouchIsAsked } from "../api/api.ts";
import { useDemo, useMe } from "../api/queries.ts";
import type { Me } from "../api/types.ts";
import { touchAgain } from "../signin/passkey/ceremony.ts";
import { authenticatorFor, rememberedChoice, whenSoftwareIsChosen } from "../signin/passkey/choice.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { frontDoor } from "../shell/frontDoor.ts";
import { useLanguage } from "../i18n/language.ts";
import { pages } from "./pages.ts";
import { AccessEnds } from "../session/AccessEnds.tsx";
import { Leaving } from "./Leaving.tsx";
import { LeaveDialog } from "../shell/leaving/LeaveDialog.tsx";
import { giveUp, lost, type Lost } from "../shell/leaving/unsaved.ts";
import { IdleWarning } from "../session/IdleWarning.tsx";
import { NewDevice } from "../session/NewDevice.tsx";
import { Navigation } from "./Navigation.tsx";
import { NewVersion } from "./NewVersion.tsx";
import { Outdated } from "./Outdated.tsx";
import { MemberNotices } from "../session/MemberNotices.tsx";
import { PasskeyChanged } from "../session/PasskeyChanged.tsx";
import { PrivilegeAsked } from "./PrivilegeAsked.tsx";
import { Support } from "./Support.tsx";
import { inNavigation, isOpen } from "../shell/page.ts";
import { Loading } from "../shell/Plain.tsx";
import { SessionEnded } from "../session/SessionEnded.tsx";
import { Unbound } from "../session/Unbound.tsx";
import styles from "./Frame.module.css";
import { useAbove } from "./useAbove.ts";
import { useArrival } from "./useArrival.ts";
import { useKeptFocus } from "./useKeptFocus.ts";
import { useTexts } from "../shell/texts.ts";

whenSoftwareIsChosen(async () => (await import("../demo/software.ts")).software());
whenTouchIsAsked(async () => touchAgain(await authenticatorFor(rememberedChoice())));

const FingerDialog = lazy(() => import("../demo/FingerDialog.tsx"));

/// The frame around every screen.
export function Frame() {
  const t = useTexts();
  const path = useRouterState({ select: (s) => s.location.pathname });
  const page = pages.find((p) => p.path === path);
  const demo = useDemo();
  const main = useAbove();
  const arrived = useArrival(path);
  useKeptFocus();
  return (
    <>
      <a className="skip-link no-print" href="#main">
        {t("skip")}
      </a>
      <Notices />
      <Header />
      <NewDevice />
      <PasskeyChanged />
      <MemberNotices />
      <AccessEnds />
      <Unbound />
      <Support />
      <main ref={main} id="main" tabIndex={-1} className={page?.full ? styles.full : styles.main} aria-busy={!arrived}>
        <ErrorBoundary key={path}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <IdleWarning />
      <SessionEnded />
      <PrivilegeAsked />
      <Leaving />
      {demo.data && (
        <Suspense>
          <FingerDialog />
        </Suspense>
      )}
    </>
  );
}

function Notices() {
  const t = useTexts();
  const demo = useDemo();
  // A browser calls itself offline without a network, but this very machine can still be reached.
  const online = useNetwork().online || /(^|\.)localhost$/.test(window.location.hostname);
  return (
    <>
      {demo.data && (
        <aside className={`${styles.demo ?? ""} no-print`} aria-label={t("demo")}>
          <strong>{t("demo")}</strong> {t("demoBanner")}{" "}
          <Anchor href={frontDoor()} inherit c="inherit" underline="always">
            {t("demoTour")}
          </Anchor>
        </aside>
      )}
      {!online && (
        <div className={`${styles.offline ?? ""} no-print`} role="status">
          {t("offline")}
        </div>
      )}
      <Outdated />
      <NewVersion />
    </>
  );
}

function Header() {
  const t = useTexts();
  const me = useMe().data ?? null;
  const [lang, setLang] = useLanguage();
  const nav = me ? pages.filter((p) => p.nav && isOpen(p, me)) : [];
  const path = useRouterState({ select: (s) => s.location.pathname });
  const current = inNavigation(path, nav, pages);
  return (
    <header className={`${styles.header ?? ""} no-print`}>
      <Anchor component={Link} to="/" underline="never" className={styles.mark ?? ""}>
        <img src="/mark.svg" alt="" width={28} height={28} />
        <Text component="span" fw={700} c="var(--mantine-color-text)">
          電話番
        </Text>
      </Anchor>
      <Navigation pages={nav} current={current} />
      <Group gap="xs" wrap="nowrap" ml="auto">
        <SegmentedControl
          size="xs"
          aria-label={t("language")}
          value={lang}
          onChange={(chosen) => setLang(chosen)}
          data={[
            { value: "ja", label: "日本語" },
            { value: "en", label: "EN" },
          ]}
        />
        {me && <Account me={me} />}
      </Group>
    </header>
  );
}

function Account({ me }: { me: Me }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [asked, ask] = useState<{ lost: Lost; everywhere: boolean } | null>(null);
  function leave(everywhere: boolean) {
    const what = lost();
    if (what === null) void signOut(everywhere);
    else ask({ lost: what, everywhere });
  }
  async function signOut(everywhere: boolean) {
    ask(null);
    try {
      await api.post("/api/sign-out", { everywhere }, { quiet401: true });
    } finally {
      // The whole page goes, and with it every key and message that was opened in it.
      queries.clear();
      giveUp();
      window.location.assign("/signin");
    }
  }
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={styles.account ?? ""} data-testid="account">
          <Text component="span" size="sm" fw={600} className={styles.accountName ?? ""}>
            {me.name} <span aria-hidden="true">▾</span>
          </Text>
          <Text component="span" size="xs" c="var(--quiet)" className={styles.accountRole ?? ""}>
            {me.client?.name ?? t(`role.${me.role}`)}
          </Text>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name} · {t(`role.${me.role}`)}
        </Menu.Label>
        <Menu.Item component={Link} to="/sessions">
          {t("sessions")}
        </Menu.Item>
        <Menu.Item component={Link} to="/trust">
          {t("trust")}
        </Menu.Item>
        <Menu.Item data-testid="sign-out" onClick={() => leave(false)}>
          {t("signOut")}
        </Menu.Item>
        <Menu.Item onClick={() => leave(true)}>{t("signOutEverywhere")}</Menu.Item>
      </Menu.Dropdown>
      <LeaveDialog
        lost={asked?.lost ?? null}
        stay={() => ask(null)}
        leave={() => asked && void signOut(asked.everywhere)}
      />
    </Menu>
  );
}
