import { Alert, Anchor, Button, Code, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { holdsNewest } from "../../api/held.ts";
import { useMe } from "../../api/queries.ts";
import type { Keys } from "../../api/types.ts";
import { secretOf } from "../../signin/passkey/ceremony.ts";
import { useLanguage } from "../../i18n/language.ts";
import { authenticatorFor, rememberedChoice } from "../../signin/passkey/choice.ts";
import { onFresh, takeFresh } from "../../signin/passkey/fresh.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useAdministrators } from "./administrators.ts";
import styles from "./Keys.module.css";
import { KitForm } from "./KitForm.tsx";
import { kits, lock, NotUnlocked, unlockByKit, unlockByPasskey, useRing } from "./keyring.ts";
import { useTexts } from "./texts.ts";

/// Says that the keys are open, and locks them.
export function LockState() {
  const t = useTexts();
  const ring = useRing();
  if (ring.kind === "locked") return null;
  return (
    <Button variant="default" size="compact-md" data-testid="inbox-lock" onClick={() => lock()} title={t("lock.on")}>
      {t("lock.now")}
    </Button>
  );
}

/// What stands between a member and their messages: no key yet, none granted yet, or only locked.
export function LockScreen({ keys }: { keys: Keys }) {
  const t = useTexts();
  const me = useMe().data;
  if (!keys.me) {
    return (
      <Need title={t("need.me.title")} text={t("need.me.text")}>
        <Button component={Link} to="/keys" w="fit-content">
          {t("need.me.do")}
        </Button>
      </Need>
    );
  }
  if (!keys.company) {
    return (
      <Need title={t("need.company.title")} text={t("need.company.text")}>
        {me?.role === "client-admin" && (
          <Button component={Link} to="/keys" w="fit-content">
            {t("need.company.do")}
          </Button>
        )}
      </Need>
    );
  }
  if (!holdsNewest(keys)) {
    return (
      <Need title={t("need.grant.title")} text={t("need.grant.text")}>
        <Administrators />
        <div>
          <Text size="sm" fw={600}>
            {t("yourFingerprint")}
          </Text>
          <Code block fz="md" data-testid="my-fingerprint">
            {keys.me.fingerprint}
          </Code>
        </div>
      </Need>
    );
  }
  return (
    <Need title={t("lock.title")} text={t("lock.text")}>
      <Unlock keys={keys} />
    </Need>
  );
}

/// Whom to read the code to.
function Administrators() {
  const t = useTexts();
  const [lang] = useLanguage();
  const { data } = useAdministrators();
  if (!data || data.names.length === 0) return null;
  return (
    <Text fw={600} data-testid="key-administrators">
      {t("need.grant.who", { names: new Intl.ListFormat(lang).format(data.names) })}
    </Text>
  );
}

function Need({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="xl" className={styles.need ?? ""} data-need>
      <Stack gap="md">
        <Title order={2} size="h3" tabIndex={-1} data-read-title>
          {title}
        </Title>
        <Text>{text}</Text>
        {children}
      </Stack>
    </Paper>
  );
}

/// Unlocks with the passkey or the recovery kit. A passkey that was used to sign in a moment ago is not asked again.
///
/// @param anew the passkey must be asked, however lately it was used
export function Unlock({ keys, done, anew = false }: { keys: Keys; done?: () => void; anew?: boolean }) {
  const t = useTexts();
  const ring = useRing();
  const person = useMe().data?.person ?? "";
  const [busy, setBusy] = useState(false);
  const [byKit, setByKit] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);

  useEffect(() => {
    if (anew) return undefined;
    const take = () => {
      const fresh = takeFresh();
      if (fresh?.prf) unlockByPasskey(keys, person, fresh.credentialId, fresh.prf).then(done, () => undefined);
    };
    take();
    return onFresh(take);
    // Once: a later render must not take the secret of another ceremony.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  async function attempt(unlock: () => Promise<void>) {
    setBusy(true);
    setTrouble(null);
    try {
      await unlock();
      done?.();
    } catch (cause) {
      setTrouble(cause);
    } finally {
      setBusy(false);
    }
  }

  const passkey = async () => {
    const known = keys.me?.unlocks.flatMap((unlock) => unlock.credentialId ?? []) ?? [];
    const said = await secretOf(await authenticatorFor(rememberedChoice()), known);
    if (!said) throw new NoPrf();
    await unlockByPasskey(keys, person, said.credentialId, said.prf);
  };

  return (
    <Stack gap="md">
      {ring.kind === "locked" && ring.idle && <Text size="sm">{t("lock.idle")}</Text>}
      {byKit ? (
        <KitForm
          busy={busy}
          cancel={() => setByKit(false)}
          open={(kit) => void attempt(() => unlockByKit(keys, person, kit))}
        />
      ) : (
        <Group>
          <Button size="md" loading={busy} data-testid="unlock-passkey" onClick={() => void attempt(passkey)}>
            {t("lock.passkey")}
          </Button>
          {kits(keys).length > 0 && (
            <Button variant="subtle" data-testid="unlock-kit" onClick={() => setByKit(true)}>
              {t("lock.kit")}
            </Button>
          )}
        </Group>
      )}
      <UnlockTrouble trouble={trouble} />
      <Anchor component={Link} to="/keys/lost" size="sm" underline="always" w="fit-content" data-testid="lost-all">
        {t("lock.lost")}
      </Anchor>
    </Stack>
  );
}

class NoPrf extends Error {}

function UnlockTrouble({ trouble }: { trouble: unknown }) {
  const t = useTexts();
  if (trouble === null) return null;
  const words =
    trouble instanceof NoPrf ? t("lock.no-prf") : trouble instanceof NotUnlocked ? t(`lock.${trouble.code}`) : null;
  if (words === null) return <Trouble error={trouble} />;
  return (
    <Alert color="shu" variant="light" role="alert" data-testid="unlock-trouble">
      {words}
    </Alert>
  );
}
