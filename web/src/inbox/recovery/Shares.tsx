import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Keys } from "../../api/types.ts";
import type { CompanyIdentity } from "../../seal/index.ts";
import { Refused } from "../../opening/Refused.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { askedGroups, sameGroup } from "../../signin/keys/kit.ts";
import { useTexts } from "./texts.ts";
import { useKeys } from "../../opening/fetching.ts";
import { lock, ringNow, useFreshRing, useRing } from "../../opening/keys/keyring.ts";
import { Unlock } from "../../opening/keys/Lock.tsx";
import { ShareSheet } from "./ShareSheet.tsx";
import { shareText } from "./shares.ts";

const NUMBERS = [1, 2, 3] as const;

/// Splits the company key onto three sheets of paper. What is made here is in this page's memory and on paper only.
export default function Shares() {
  const t = useTexts();
  const keys = useKeys();
  useFreshRing(keys.data);
  if (!loaded(keys)) return <QueryState of={keys} />;
  return (
    <Stack gap="lg">
      <Title order={1} size="h2" className="no-print">
        {t("shares.title")}
      </Title>
      <Stack gap="sm" className="no-print">
        <Text>{t("shares.text")}</Text>
        <Text fw={600}>{t("shares.keepers")}</Text>
        <Text size="sm">{t("shares.again")}</Text>
      </Stack>
      <Making keys={keys.data} />
    </Stack>
  );
}

/// Two sheets are the company key: the passkey is asked again, even if the keys are open, as for taking the key out.
function Making({ keys }: { keys: Keys }) {
  const t = useTexts();
  const ring = useRing();
  // with the key of which they are: another may come while they are printed
  const [made, setMade] = useState<{ pages: readonly string[]; company: CompanyIdentity } | null>(null);
  const [checking, setChecking] = useState(false);
  const [done, setDone] = useState(false);
  const [asked, setAsked] = useState(false);
  const deed = useDeed();

  function make() {
    const now = ringNow();
    if (made || now.kind !== "open" || !now.company) return;
    const company = now.company.current;
    void deed.run(async () => setMade({ pages: await company.shares(null), company }));
  }

  if (done) {
    return (
      <Stack gap="md">
        <Text role="status" fw={600} data-testid="shares-done">
          ✓ {t("shares.done")}
        </Text>
        <Button component={Link} to="/inbox/keys" w="fit-content">
          {t("shares.finish")}
        </Button>
      </Stack>
    );
  }
  if (!asked) {
    return (
      <Button
        w="fit-content"
        size="lg"
        data-testid="shares-make"
        onClick={() => {
          lock();
          setAsked(true);
        }}
      >
        {t("shares.make")}
      </Button>
    );
  }
  if (!made || ring.kind !== "open") {
    return (
      <Alert variant="light" color="ai">
        <Stack gap="sm">
          <Text>{t("shares.locked")}</Text>
          <Unlock anew keys={keys} done={make} />
          {deed.error !== null && <Refused trouble={deed.error} again={make} />}
        </Stack>
      </Alert>
    );
  }
  if (checking) return <Check pages={made.pages} back={() => setChecking(false)} done={() => setDone(true)} />;
  return (
    <Stack gap="lg">
      {NUMBERS.map((x) => (
        <ShareSheet key={x} x={x} page={made.pages[x - 1] ?? ""} company={made.company} />
      ))}
      <Group className="no-print">
        <Button size="lg" onClick={() => window.print()}>
          {t("shares.print")}
        </Button>
        <Button size="lg" variant="default" data-testid="shares-next" onClick={() => setChecking(true)}>
          {t("shares.next")}
        </Button>
      </Group>
    </Stack>
  );
}

/// Hides the sheets and asks a group of each back: only paper can answer.
function Check({ pages, back, done }: { pages: readonly string[]; back: () => void; done: () => void }) {
  const t = useTexts();
  const [asked] = useState(() =>
    pages.map((page) => {
      const { groups } = shareText(page);
      const n = askedGroups(groups, Math.random)[0] ?? 0;
      return { n, group: groups[n] ?? "" };
    }),
  );
  const [typed, setTyped] = useState<readonly string[]>(["", "", ""]);
  const [tried, setTried] = useState(false);
  const right = (i: number) => sameGroup(typed[i] ?? "", asked[i]?.group ?? "");
  return (
    <Paper withBorder radius="lg" p="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (asked.every((_, i) => right(i))) done();
        }}
      >
        <Stack>
          <Title order={2} size="h4">
            {t("shares.check")}
          </Title>
          <Text>{t("shares.checkText")}</Text>
          <Group align="flex-start">
            {asked.map(({ n }, i) => (
              <TextInput
                key={i}
                label={t("shares.group", { x: i + 1, n: n + 1 })}
                value={typed[i] ?? ""}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  setTyped((all) => all.map((one, at) => (at === i ? text : one)));
                }}
                error={tried && !right(i) ? t("shares.wrong", { x: i + 1, n: n + 1 }) : undefined}
                autoComplete="off"
                spellCheck={false}
                data-share={i + 1}
                data-group={n + 1}
              />
            ))}
          </Group>
          <Group>
            <Button type="submit" data-testid="shares-check">
              {t("shares.finish")}
            </Button>
            <Button variant="default" onClick={back}>
              {t("shares.back")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
