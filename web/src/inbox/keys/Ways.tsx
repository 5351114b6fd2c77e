import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMay, useMe } from "../../api/queries.ts";
import type { Keys, Unlock as Way } from "../../api/types.ts";
import { unlockWithKit, wrapWithPrf, wrapWithRecovery } from "../../seal/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { memberSecret } from "../../signin/keys/keys.ts";
import { KitStep } from "../../signin/keys/KitStep.tsx";
import { KeyTrouble } from "../../signin/keys/CeremonySheet.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { useTexts } from "./texts.ts";
import { KEYS } from "../../opening/fetching.ts";
import styles from "../Inbox.module.css";
import { KitForm } from "../../opening/keys/KitForm.tsx";
import { kits, useRing } from "../../opening/keys/keyring.ts";
import { Unlock } from "../../opening/keys/Lock.tsx";

/// The ways to open the own key: seen and tested; while the contract runs also added and removed.
export function Ways({ keys }: { keys: Keys }) {
  const t = useTexts();
  const [said, say] = useState<"added" | "removed" | "known" | null>(null);
  const changes = useMay()("READ_OWN");
  const ways = keys.me?.unlocks ?? [];
  const alone = (way: Way) => ways.filter((other) => other.method === way.method).length === 1;
  return (
    <Stack gap="md">
      <ul className={styles.cards} data-testid="ways">
        {ways.map((way) => (
          <WayCard key={way.id} way={way} alone={alone(way)} changes={changes} removed={() => say("removed")} />
        ))}
      </ul>
      <Text role="status" size="sm" fw={600} className={said ? "" : (styles.hidden ?? "")} data-testid="ways-said">
        {said && t(`ways.${said}`)}
      </Text>
      {changes ? (
        <AddWay keys={keys} say={say} />
      ) : (
        <Text size="sm" data-testid="ways-ended">
          {t("ways.ended")}
        </Text>
      )}
      <TestKit keys={keys} />
    </Stack>
  );
}

interface CardProps {
  way: Way;
  /// No other of its kind is left.
  alone: boolean;
  /// Whether ways may be added and removed.
  changes: boolean;
  removed: () => void;
}

function WayCard({ way, alone, changes, removed }: CardProps) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [asking, ask] = useState(false);
  const deed = useDeed();
  const queries = useQueryClient();
  const made = madeAt(way.id, lang);
  async function remove() {
    await api.delete(`/api/keys/me/unlocks/${way.id}`);
    await queries.invalidateQueries({ queryKey: KEYS });
    ask(false);
    removed();
  }
  return (
    <li className={styles.card} data-testid={`way-${way.method}`}>
      <div className={styles.grow}>
        <Text fw={600}>{t(way.method === "passkey" ? "keys.passkey" : "keys.kit")}</Text>
        <Text size="sm" c="var(--quiet)">
          {made && t("ways.made", { date: made })} {way.credentialId && <code>…{way.credentialId.slice(-6)}</code>}
        </Text>
      </div>
      {!changes ? null : alone ? (
        <Text size="sm" c="var(--quiet)" maw={360}>
          {t("ways.last")}
        </Text>
      ) : (
        <Button variant="default" size="compact-md" data-testid="way-remove" onClick={() => ask(true)}>
          {t("ways.remove")}
        </Button>
      )}
      <Dialog opened={asking} onClose={() => ask(false)} title={t("ways.remove")} centered>
        <Stack>
          <Text>{t("ways.removeSure")}</Text>
          <KeyTrouble error={deed.error} />
          <Button color="shu" loading={deed.busy} data-testid="way-remove-sure" onClick={() => void deed.run(remove)}>
            {t("ways.removeDo")}
          </Button>
        </Stack>
      </Dialog>
    </li>
  );
}

function AddWay({ keys, say }: { keys: Keys; say: (said: "added" | "known") => void }) {
  const t = useTexts();
  const me = useMe().data;
  const ring = useRing();
  const queries = useQueryClient();
  const deed = useDeed();
  const [kit, setKit] = useState<{ kit: string; blob: string } | null>(null);
  const [begun, begin] = useState(false);
  if (!me) return null;
  if (ring.kind !== "open") {
    return !begun ? (
      <Button variant="default" w="fit-content" data-testid="add-begin" onClick={() => begin(true)}>
        {t("ways.begin")}
      </Button>
    ) : (
      <Alert variant="light" color="ai">
        <Stack gap="sm">
          <Text>{t("ways.unlockFirst")}</Text>
          <Unlock keys={keys} />
        </Stack>
      </Alert>
    );
  }
  const { member } = ring;

  async function post(way: Omit<Way, "id">) {
    await api.post("/api/keys/me/unlocks", way);
    await queries.invalidateQueries({ queryKey: KEYS });
    say("added");
  }

  async function addPasskey() {
    if (!me) return;
    const { credentialId, prf } = await memberSecret(me);
    if (keys.me?.unlocks.some((way) => way.credentialId === credentialId)) say("known");
    else await post({ method: "passkey", credentialId, blob: await wrapWithPrf(member, prf, me.person) });
  }

  if (kit) {
    return (
      <KitStep
        me={me}
        kit={kit.kit}
        fingerprint={member.fingerprint}
        enrolling={false}
        keep={async () => {
          await post({ method: "recovery", credentialId: null, blob: kit.blob });
          setKit(null);
        }}
      />
    );
  }
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          loading={deed.busy}
          data-testid="add-passkey"
          onClick={() => void deed.run(addPasskey)}
        >
          {t("ways.addPasskey")}
        </Button>
        <Button
          variant="default"
          data-testid="add-kit"
          onClick={() => void deed.run(async () => setKit(await wrapWithRecovery(member)))}
        >
          {t("ways.addKit")}
        </Button>
      </Group>
      <Text size="sm" c="var(--quiet)">
        {t("ways.passkeyHow")}
      </Text>
      <KeyTrouble error={deed.error} />
    </Stack>
  );
}

/// Whether a sheet of paper still opens the key; nothing is changed.
function TestKit({ keys }: { keys: Keys }) {
  const t = useTexts();
  const person = useMe().data?.person ?? "";
  const [testing, setTesting] = useState(false);
  const [verdict, setVerdict] = useState<"works" | "fails" | null>(null);
  const own = kits(keys);

  async function test(typed: string) {
    const opened = Promise.any(own.map(({ blob }) => unlockWithKit(blob, typed, person)));
    setVerdict(
      await opened.then(
        () => "works" as const,
        () => "fails" as const,
      ),
    );
  }

  if (own.length === 0) return null;
  return (
    <div>
      {testing ? (
        <KitForm busy={false} cancel={() => setTesting(false)} open={(typed) => void test(typed)} />
      ) : (
        <Button variant="subtle" size="compact-md" onClick={() => setTesting(true)}>
          {t("keys.kit.test")}
        </Button>
      )}
      <Text role="status" size="sm" fw={600}>
        {verdict && t(`keys.kit.${verdict}`)}
      </Text>
    </div>
  );
}

/// Ids sort by time (UUID version 7): the first 48 bits are milliseconds.
function madeAt(id: string, lang: string): string | null {
  const hex = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(id);
  if (!hex) return null;
  const at = new Date(Number.parseInt(`${hex[1] ?? ""}${hex[2] ?? ""}`, 16));
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", { dateStyle: "medium" }).format(at);
}
