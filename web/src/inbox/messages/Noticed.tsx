import { Alert, Box, Button, Group, Text } from "@mantine/core";
import { Problem } from "../../api/api.ts";
import { DeliveryState } from "../../delivery/DeliveryState.tsx";
import { useAcknowledge, useNoticed, useOfCall, type Delivery } from "../../delivery/deliveries.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import styles from "./Messages.module.css";
import { useTexts } from "./texts.ts";

const WAITS = ["held", "telling", "unanswered"];

/// Who was told of an item, and the button by which a member says that they know of it.
export function Noticed({ call }: { call: string }) {
  const t = useTexts();
  const found = useOfCall(call);
  if (found.isLoadingError) return <PartState of={found} title={t("notice.whose")} />;
  return (found.data ?? []).map((one) => <Notice key={one.id} of={one} />);
}

/// What a mail or a notification led to. It can be acknowledged before anything is opened.
export function NoticedById({ id }: { id: string | null }) {
  const t = useTexts();
  const found = useNoticed(id);
  if (id === null || found.isPending) return null;
  if (!found.data) {
    return (
      <Box p="md">
        {found.error instanceof Problem && found.error.status === 404 ? (
          <Text>{t("notice.none")}</Text>
        ) : (
          <PartState of={found} title={t("notice.title")} />
        )}
      </Box>
    );
  }
  const [first, ...more] = found.data;
  if (!first) return null;
  return (
    <Alert
      variant="light"
      color="ai"
      m="md"
      title={<h1 className={styles.noticeTitle}>{t("notice.title")}</h1>}
      data-testid="notice"
    >
      {more.length === 0 ? <Notice of={first} /> : <Digest id={id} all={found.data} />}
    </Alert>
  );
}

/// What was told together is acknowledged together; what one does not want to answer for, one opens alone.
function Digest({ id, all }: { id: string; all: readonly Delivery[] }) {
  const t = useTexts();
  const waiting = all.filter(({ state }) => WAITS.includes(state)).length;
  return (
    <Group gap="sm" my="xs">
      <Text component="span" size="sm" data-testid="digest-state">
        {t("notice.digest", { n: all.length, count: waiting })}
      </Text>
      {waiting > 0 && <Acknowledge id={id} says={t("notice.doAll")} />}
    </Group>
  );
}

function Notice({ of }: { of: Delivery }) {
  const t = useTexts();
  return (
    <Group gap="sm" my="xs">
      <DeliveryState of={of} />
      {WAITS.includes(of.state) && <Acknowledge id={of.id} says={t("notice.do")} />}
    </Group>
  );
}

function Acknowledge({ id, says }: { id: string; says: string }) {
  const t = useTexts();
  const deed = useDeed();
  const acknowledge = useAcknowledge();
  return (
    <>
      <Button
        loading={deed.busy}
        data-testid="acknowledge"
        title={t("notice.means")}
        onClick={() => void deed.run(() => acknowledge(id))}
      >
        {says}
      </Button>
      <Trouble error={deed.error} />
    </>
  );
}
