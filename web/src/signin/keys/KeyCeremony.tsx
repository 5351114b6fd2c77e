import { Alert, Anchor, Button, Code, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { holdsNewest } from "../../api/held.ts";
import { useMay, useMe } from "../../api/queries.ts";
import type { Keys, Me } from "../../api/types.ts";
import type { MemberIdentity } from "../../seal/index.ts";
import { Loading } from "../../shell/Plain.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { KeyTrouble, Sheet } from "./CeremonySheet.tsx";
import { KitStep } from "./KitStep.tsx";
import { useKeyTexts } from "./texts.ts";
import { draftKey, makeCompanyKey, openedMember, register, useKeys, useReadKeysAgain, type Draft } from "./keys.ts";
import { Steps } from "./Steps.tsx";
import { useDeed } from "../passkey/useDeed.ts";

/// From a fresh passkey to a member who can open messages. Can be left and taken up again anywhere.
///
/// @param next what is to be done once the keys are there
export default function KeyCeremony({ next }: { next?: ReactNode }) {
  const me = useMe().data;
  const keys = useKeys();
  const again = useReadKeysAgain();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [member, setMember] = useState<MemberIdentity | null>(null);
  if (!loaded(keys)) return <QueryState of={keys} />;
  if (!me) return <Loading />;
  const held = keys.data;
  if (!held.me) {
    return draft ? (
      <KitStep
        me={me}
        kit={draft.kit}
        fingerprint={draft.identity.fingerprint}
        enrolling
        keep={async () => {
          await register(draft);
          setMember(draft.identity);
          setDraft(null);
          void again();
        }}
      />
    ) : (
      <MakeKey me={me} keys={held} made={setDraft} />
    );
  }
  if (!held.company && me.role === "client-admin") {
    return <MakeCompanyKey me={me} keys={held} member={member} made={() => void again()} />;
  }
  if (!held.company) return <WaitForCompany fingerprint={held.me.fingerprint} />;
  if (!holdsNewest(held)) return <WaitForGrant me={me} fingerprint={held.me.fingerprint} />;
  return <Ready company={held.company.fingerprint} next={next} />;
}

function MakeKey({ me, keys, made }: { me: Me; keys: Keys; made: (draft: Draft) => void }) {
  const t = useKeyTexts();
  const deed = useDeed();
  return (
    <Sheet title={t("keyTitle")}>
      <Steps at="key" />
      <Text>{t("keyWhat")}</Text>
      <Text>{t("keyWhere")}</Text>
      <Text>{t("keyTwo")}</Text>
      <Button
        size="lg"
        loading={deed.busy}
        onClick={() => void deed.run(async () => made(await draftKey(me, keys.clientId)))}
      >
        {t("keyButton")}
      </Button>
      <KeyTrouble error={deed.error} />
    </Sheet>
  );
}

interface CompanyProps {
  me: Me;
  keys: Keys;
  /// The open key, if it was made a moment ago.
  member: MemberIdentity | null;
  made: () => void;
}

function MakeCompanyKey({ me, keys, member, made }: CompanyProps) {
  const t = useKeyTexts();
  const deed = useDeed();
  return (
    <Sheet title={t("companyTitle")}>
      <Steps at="company" />
      <Text>{t("companyWhat", { client: me.client?.name ?? "" })}</Text>
      <Text fw={600}>{t(`companySuite.${keys.wantedKind}`)}</Text>
      <Alert variant="light" color="yellow">
        {t("companyLoss")}
      </Alert>
      <Button
        size="lg"
        loading={deed.busy}
        onClick={() =>
          void deed.run(async () => {
            await makeCompanyKey(member ?? (await openedMember(me, keys)), keys);
            made();
          })
        }
      >
        {t("companyButton")}
      </Button>
      <KeyTrouble error={deed.error} />
    </Sheet>
  );
}

function WaitForCompany({ fingerprint }: { fingerprint: string }) {
  const t = useKeyTexts();
  return (
    <Sheet title={t("waitCompanyTitle")}>
      <Steps at="company" />
      <Text role="status">{t("waitCompany")}</Text>
      <Fingerprint label={t("yourFingerprint")} text={fingerprint} />
    </Sheet>
  );
}

function WaitForGrant({ me, fingerprint }: { me: Me; fingerprint: string }) {
  const t = useKeyTexts();
  return (
    <Sheet title={t("waitGrantTitle")}>
      <Steps at="company" />
      <Text role="status">{t("waitGrant")}</Text>
      <Fingerprint label={t("yourFingerprint")} text={fingerprint} />
      {me.role === "client-admin" && (
        <Text size="sm">
          {t("nobodyLeft")}{" "}
          <Anchor component={Link} to="/inbox/recovery" underline="always" data-testid="to-recovery">
            {t("toRecovery")}
          </Anchor>
        </Text>
      )}
    </Sheet>
  );
}

function Ready({ company, next }: { company: string; next: ReactNode }) {
  const t = useKeyTexts();
  const grants = useMay()("MANAGE_KEYS");
  return (
    <Sheet title={t("doneTitle")}>
      <Text role="status">{t("doneWhat")}</Text>
      {next}
      {grants && (
        <Text>
          {t("doneGrant")}{" "}
          <Anchor component={Link} to="/inbox/members" underline="always">
            {t("toMembers")}
          </Anchor>
        </Text>
      )}
      <Fingerprint label={t("companyFingerprint")} text={company} />
      <Button component={Link} to="/inbox" size="lg" data-autofocus>
        {t("toInbox")}
      </Button>
    </Sheet>
  );
}

function Fingerprint({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Code block fz="lg">
        {text}
      </Code>
    </div>
  );
}
