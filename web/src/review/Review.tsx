import { Alert, Button, Code, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { onInput } from "../api/lastInput.ts";
import { useMe } from "../api/queries.ts";
import type { Me, ToReview } from "../api/types.ts";
import { dayAndHour } from "../i18n/time.ts";
import type { ReviewerIdentity } from "../seal/index.ts";
import { useLanguage } from "../i18n/language.ts";
import { Loading } from "../shell/Plain.tsx";
import { loaded, QueryState } from "../shell/QueryState.tsx";
import { KeyMaking } from "./KeyMaking.tsx";
import { IDLE_MS, useKey, type Key } from "./keys.ts";
import { OpenedReview } from "./OpenedReview.tsx";
import { REVIEWS_AT_ONCE, useToReview } from "./reviewing.ts";
import { useTexts } from "./texts.ts";
import { Unlock } from "./Unlock.tsx";

/// The quality reviewer's one screen: their key, and what members of clients gave for review.
export default function Review() {
  const me = useMe().data;
  const key = useKey();
  const [open, setOpen] = useState<ReviewerIdentity | null>(null);
  const [anew, setAnew] = useState(false);
  useIdle(open !== null, () => setOpen(null));
  if (!loaded(key)) return <QueryState of={key} />;
  if (!me) return <Loading />;
  const { key: held } = key.data;
  if (!held || anew) {
    return (
      <KeyMaking
        me={me}
        before={held}
        cancel={held ? () => setAnew(false) : null}
        made={(identity) => {
          setOpen(identity);
          setAnew(false);
        }}
      />
    );
  }
  return <Given me={me} held={held} open={open} unlocked={setOpen} anew={() => setAnew(true)} />;
}

interface GivenProps {
  me: Me;
  held: Key;
  open: ReviewerIdentity | null;
  unlocked: (open: ReviewerIdentity | null) => void;
  anew: () => void;
}

function Given({ me, held, open, unlocked, anew }: GivenProps) {
  const t = useTexts();
  const list = useToReview();
  const [chosen, choose] = useState<ToReview | null>(null);
  if (!loaded(list)) return <QueryState of={list} />;
  // What was taken back or has run out is not shown on.
  const whole = list.data.length < REVIEWS_AT_ONCE;
  const gone = chosen !== null && whole && !list.data.some(({ id }) => id === chosen.id);
  if (open && chosen && !gone) {
    return <OpenedReview key={chosen.id} me={open} review={chosen} back={() => choose(null)} />;
  }
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {t("title")}
        </Title>
        {open && (
          <Button variant="default" onClick={() => unlocked(null)} data-testid="review-lock">
            {t("lock")}
          </Button>
        )}
      </Group>
      {gone && (
        <Alert color="gray" variant="light" role="status" data-testid="review-gone">
          {t("gone", { client: chosen.client })}
        </Alert>
      )}
      {!open && <Unlock me={me} held={held} unlocked={unlocked} anew={anew} />}
      {list.data.length === 0 ? (
        <div role="status">
          <Text fw={650}>{t("empty")}</Text>
          <Text c="var(--quiet)">{t("emptyWhat")}</Text>
        </div>
      ) : (
        <List reviews={list.data} own={held.fingerprint} choose={open ? choose : null} />
      )}
      <div>
        <Text size="sm" fw={600}>
          {t("fingerprint")}
        </Text>
        <Code block fz="md" data-testid="my-fingerprint">
          {held.fingerprint}
        </Code>
        <Text size="sm" c="var(--quiet)">
          {t("fingerprintWhat")}
        </Text>
      </div>
    </Stack>
  );
}

interface ListProps {
  reviews: readonly ToReview[];
  /// Fingerprint of the key that opens here.
  own: string;
  /// Null while the key is locked.
  choose: ((review: ToReview) => void) | null;
}

function List({ reviews, own, choose }: ListProps) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("client")}</Table.Th>
            <Table.Th>{t("kind")}</Table.Th>
            <Table.Th>{t("of")}</Table.Th>
            <Table.Th>{t("until")}</Table.Th>
            <Table.Th aria-label={t("open")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reviews.map((one) => (
            <Table.Tr key={one.id} data-testid="to-review" data-kind={one.kind}>
              <Table.Td>{one.client}</Table.Td>
              <Table.Td>{t(`kind.${one.kind}`)}</Table.Td>
              <Table.Td>{dayAndHour(one.sealedAt, lang)}</Table.Td>
              <Table.Td>{dayAndHour(one.until, lang)}</Table.Td>
              <Table.Td>
                {one.to !== own ? (
                  <Text size="sm">{t("otherKey")}</Text>
                ) : (
                  <Button
                    size="compact-md"
                    disabled={choose === null}
                    aria-label={t("openOf", { client: one.client, kind: t(`kind.${one.kind}`) })}
                    data-testid="review-open"
                    onClick={() => choose?.(one)}
                  >
                    {t("open")}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useIdle(watching: boolean, idle: () => void): void {
  useEffect(() => {
    if (!watching) return;
    let timer = setTimeout(idle, IDLE_MS);
    const forget = onInput(() => {
      clearTimeout(timer);
      timer = setTimeout(idle, IDLE_MS);
    });
    return () => {
      clearTimeout(timer);
      forget();
    };
    // The action is the same at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [watching]);
}
