import { Button, Group, Loader, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ToReview } from "../api/types.ts";
import { Cover } from "../guard/Cover.tsx";
import { Explained } from "../guard/Explained.tsx";
import { Guarded } from "../guard/Guarded.tsx";
import { Mark } from "../guard/Mark.tsx";
import { MessageFields } from "../opening/MessageText.tsx";
import { Refused } from "../opening/Refused.tsx";
import { Recording } from "../opening/Recording.tsx";
import { dayAndHour } from "../i18n/time.ts";
import type { ReviewerIdentity } from "../seal/index.ts";
import { useLanguage } from "../i18n/language.ts";
import { openMessage, openRecording, tellTried } from "./reviewing.ts";
import { useTexts } from "./texts.ts";

interface Props {
  me: ReviewerIdentity;
  review: ToReview;
  back: () => void;
}

/// One thing that was given, open. Nothing of it can be saved here.
export function OpenedReview({ me, review, back }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Guarded about={review.id} tried={(how) => tellTried(review.id, how)}>
      <Stack gap="md" component="article" maw={760} pos="relative" data-testid="review-opened">
        <Button variant="subtle" w="fit-content" onClick={back}>
          ← {t("back")}
        </Button>
        <div>
          <Title order={1} size="h3">
            {t("heading", { client: review.client, kind: t(`kind.${review.kind}`) })}
          </Title>
          <Text size="sm" c="var(--quiet)">
            {dayAndHour(review.sealedAt, lang)} · {t("untilLine", { until: dayAndHour(review.until, lang) })}
          </Text>
        </div>
        {review.kind === "message" ? <Message me={me} review={review} /> : <Sound me={me} review={review} />}
        <Text size="xs" c="var(--quiet)">
          {t("nothingSaved")}
        </Text>
        <Text size="xs" c="var(--quiet)" component="div">
          <Explained />
        </Text>
        <Mark />
        <Cover />
      </Stack>
    </Guarded>
  );
}

function Message({ me, review }: Omit<Props, "back">) {
  const t = useTexts();
  const opening = useQuery({
    queryKey: ["review-opened", review.id],
    queryFn: () => openMessage(me, review),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  if (opening.error) return <Refused trouble={opening.error} again={() => void opening.refetch()} />;
  if (!opening.data) {
    return (
      <Group gap="sm" role="status">
        <Loader size="sm" /> {t("opening")}
      </Group>
    );
  }
  const { message, by } = opening.data;
  const named = message.fields.filter(({ key }) => key === "callerName" || key === "callerKana");
  return (
    <>
      {named.length > 0 && (
        <Text size="lg" fw={650}>
          {named.map(({ value }) => value).join("　")}
        </Text>
      )}
      <MessageFields message={message} />
      <Proof by={by} />
    </>
  );
}

function Sound({ me, review }: Omit<Props, "back">) {
  const [said, say] = useState<{ by: string; atSealing: boolean } | null>(null);
  return (
    <>
      <Recording
        durationMs={null}
        unseal={async () => {
          const opened = await openRecording(me, review);
          say(opened);
          return opened.recording;
        }}
      />
      {said && <Proof by={said.by} atSealing={said.atSealing} />}
    </>
  );
}

function Proof({ by, atSealing = false }: { by: string; atSealing?: boolean }) {
  const t = useTexts();
  return (
    <Text size="xs" c="var(--quiet)" data-testid="review-proof">
      ✓ {t(atSealing ? "proof.atSealing" : "proof", { by: by.slice(0, 9) })}
    </Text>
  );
}
