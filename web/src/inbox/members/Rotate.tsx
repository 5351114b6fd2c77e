import { listed } from "../../i18n/language.ts";
import { Alert, Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, Problem } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import type { Keys, MemberKey } from "../../api/types.ts";
import { pin } from "../../opening/keys/pin.ts";
import { nextKey, SealTrouble } from "../../seal/index.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { replaceLeft } from "../mailboxes/boxWork.ts";
import { hold, NotUnlocked, ringNow } from "../../opening/keys/keyring.ts";
import { LeftBoxes } from "../mailboxes/LeftBoxes.tsx";
import { useLifeTexts } from "./lifeTexts.ts";
import { useMailboxes } from "../mailboxes/mailboxes.ts";
import { startReheader } from "../reheader/reheader.ts";

interface Props {
  keys: Keys;
  members: readonly MemberKey[];
  close: () => void;
  done: () => void;
}

/// A new company key: for those who stay, and for no one else.
export function Rotate({ keys, members, close, done }: Props) {
  const t = useLifeTexts();
  const me = useMe().data?.person;
  const queries = useQueryClient();
  const holders = members.filter((member) => member.granted);
  const [chosen, setOut] = useState<ReadonlySet<string>>(new Set());
  // whose access was ended gets no new key
  const out = new Set([...chosen, ...members.filter(({ ended }) => ended).map(({ person }) => person)]);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [step, setStep] = useState<{ box: string; n: number; of: number } | null>(null);
  const boxes = useMailboxes().data?.mailboxes ?? [];
  const leaving = holders.filter((member) => out.has(member.person));

  /// Who stays, as it is now.
  ///
  /// @throws Came if someone came of whom nobody here has decided
  async function staying(): Promise<MemberKey[]> {
    const now = await api.get<MemberKey[]>("/api/keys/members");
    const stay = now.filter((member) => member.granted && !member.ended && !out.has(member.person));
    if (stay.every((member) => holders.some(({ person }) => person === member.person))) return stay;
    queries.setQueryData(["members"], now);
    setSure(false);
    throw new Came();
  }

  async function rotate() {
    setBusy(true);
    setTrouble(null);
    let boxes = 0;
    try {
      const gone = members.filter(({ person }) => out.has(person)).flatMap(({ fingerprint }) => fingerprint ?? []);
      // The mailboxes first: while the leaver is still of the company, everyone can follow the
      // change. They take a while, so whoever came meanwhile is looked for once more.
      await staying();
      boxes = await replaceLeft(keys, new Set(gone), setStep);
      await replaceKey(keys, await staying(), leaving.length > 0);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["members"] }),
        queries.invalidateQueries({ queryKey: ["keys"] }),
      ]);
      void startReheader();
      done();
    } catch (cause) {
      const why = cause instanceof Came ? t("rotate.came") : words(cause, t("rotate.bad"), t("rotate.other"));
      setTrouble(boxes > 0 ? `${why}${t("rotate.boxes", { n: boxes })}` : why);
      if (boxes > 0) void startReheader();
      void queries.invalidateQueries({ queryKey: ["keys"] });
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={close} title={t("rotate.title")} size="lg" centered>
      <Stack>
        <Text>{t("rotate.text")}</Text>
        <Stack gap="xs" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
          <Text component="legend" fw={600}>
            {t("rotate.who")}
          </Text>
          {holders.map((member) => (
            <Checkbox
              key={member.person}
              label={
                member.person === me
                  ? `${member.name}（${t("rotate.you")}）`
                  : member.ended
                    ? `${member.name}（${t("rotate.ended")}）`
                    : member.name
              }
              checked={!out.has(member.person)}
              disabled={member.person === me || member.ended}
              data-testid={`stays-${member.person}`}
              onChange={() =>
                setOut((all) => {
                  const next = new Set(all);
                  if (!next.delete(member.person)) next.add(member.person);
                  return next;
                })
              }
            />
          ))}
        </Stack>
        <Text role="status" data-testid="rotate-leaving">
          {leaving.length > 0
            ? t("rotate.leaving", { names: listed(leaving.map((member) => member.name)) })
            : t("rotate.all")}
        </Text>
        <LeftBoxes boxes={boxes} leaving={leaving} step={step} />
        <Alert color="yellow" variant="light">
          {t("rotate.limits")}
        </Alert>
        <Checkbox
          label={t("rotate.sure")}
          checked={sure}
          onChange={(event) => setSure(event.currentTarget.checked)}
          data-testid="rotate-sure"
        />
        {trouble && (
          <Alert color="shu" variant="light" role="alert" data-testid="rotate-trouble">
            {trouble}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("rotate.cancel")}
          </Button>
          <Button color="shu" disabled={!sure} loading={busy} data-testid="rotate" onClick={() => void rotate()}>
            {t("rotate.do")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/// Somebody was given the key meanwhile.
class Came extends Error {}

function words(cause: unknown, bad: string, other: string): string {
  if (cause instanceof Problem && cause.status === 409) return other;
  if (cause instanceof SealTrouble || cause instanceof NotUnlocked) return bad;
  return cause instanceof Error ? cause.message : bad;
}

/// Makes the next epoch, registers it, and takes it into the ring.
async function replaceKey(keys: Keys, stay: readonly MemberKey[], left: boolean): Promise<void> {
  const ring = ringNow();
  if (ring.kind !== "open" || !ring.company) throw new SealTrouble("wrong-key");
  const names = stay.flatMap((member) => member.fingerprint ?? []);
  const reason = left ? "left" : "scheduled";
  const made = await nextKey(ring.member, ring.company.line, names, reason, keys.wantedKind);
  const { statement, signature, holders, company } = made;
  await api.post("/api/keys/lines/company/epochs", { statement, signature, holders });
  pin(keys.clientId, { fingerprint: company.fingerprint, epoch: company.epoch, seen: new Date().toISOString() });
  await hold(ring.member, await api.get<Keys>("/api/keys"));
}
